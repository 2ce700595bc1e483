import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from '@jest/globals'
import { allRows, createApiClient } from './api-client.js'

let server: Server

afterEach(() => {
  server.close()
})

/** Answers in this order; `null`: the connection is torn before it does. */
async function serve(answers: readonly (object | null)[]) {
  const asked: IncomingMessage[] = []
  const bodies: string[] = []
  server = createServer((request, response) => {
    const answer = answers[asked.length] ?? null
    asked.push(request)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString())
      if (answer === null) request.socket.destroy()
      else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let keys = 0
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createApiClient({ url, token: 'secret' }, () => `key-${++keys}`)
  return { asked, bodies, client }
}

const params = { path: { id: 'a/b' } }

it('sends a change again whose answer was lost, under the same key', async () => {
  const { asked, bodies, client } = await serve([null, { number: 1 }])
  const { data } = await client.POST('/api/v1/incidents/{id}/acknowledge', { params, body: { by: 'ann' } })
  expect(data).toEqual({ number: 1 })
  expect(asked.map(({ url }) => url)).toEqual(Array(2).fill('/api/v1/incidents/a%2Fb/acknowledge'))
  expect(asked.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1'])
  expect(bodies).toEqual(['{"by":"ann"}', '{"by":"ann"}'])
})

it('gives another change another key, and what only asks none', async () => {
  const { asked, client } = await serve([{}, {}, {}])
  for (const body of [{ by: 'ann' }, { by: 'ben' }])
    await client.POST('/api/v1/incidents/{id}/resolve', { params, body })
  await client.GET('/api/v1/status')
  expect(asked.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-2', undefined])
  expect(asked.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Bearer secret'))
})

it('gives up when it is lost again', async () => {
  const { asked, client } = await serve([null, null])
  await expect(client.GET('/api/v1/status')).rejects.toThrow('fetch failed')
  expect(asked).toHaveLength(2)
})

it('asks for a list page by page, for as long as it is told to', async () => {
  const page = (data: readonly string[], next_cursor: string | null) => ({ data, next_cursor })
  const pages = [page(['a', 'b'], 'x'), page(['c'], null), page(['a', 'b'], 'x')]
  const { asked, client } = await serve(pages)
  const ask = async (place: { readonly cursor?: string }) => {
    const { response } = await client.GET('/api/v1/breaches', {
      params: { query: { state: 'open', ...place } },
      parseAs: 'stream',
    })
    return (await response.json()) as { data: string[]; next_cursor: string | null }
  }
  expect(await allRows(ask)).toEqual(['a', 'b', 'c'])
  expect(await allRows(ask, (rows) => !rows.includes('a'))).toEqual(['a', 'b'])
  expect(asked.map(({ url }) => url)).toEqual([
    '/api/v1/breaches?state=open',
    '/api/v1/breaches?state=open&cursor=x',
    '/api/v1/breaches?state=open',
  ])
})
