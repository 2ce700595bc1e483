import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from '@jest/globals'
import * as z from 'zod'
import { askAll, askDaemon } from './ask-daemon.js'

let server: Server

afterEach(() => {
  server.close()
})

/** Answers in this order; `null`: the connection is torn before it does. */
async function serve(answers: readonly (object | null)[]) {
  const asked: IncomingMessage[] = []
  server = createServer((request, response) => {
    const answer = answers[asked.length] ?? null
    asked.push(request)
    request.resume().on('end', () => {
      if (answer === null) request.socket.destroy()
      else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { asked, at: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: null } }
}

const answer = z.object({ done: z.boolean() })

it('sends a change again whose answer was lost, under the same key', async () => {
  const { asked, at } = await serve([null, { done: true }])
  expect(await askDaemon({ server: at, path: '/api/v1/things', answer, body: {} })).toEqual({ done: true })
  const keys = asked.map(({ headers }) => headers['idempotency-key'])
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys).toEqual([keys[0], keys[0]])
})

it('gives up when it is lost again', async () => {
  const { asked, at } = await serve([null, null])
  await expect(askDaemon({ server: at, path: '/api/v1/things', answer, body: {} })).rejects.toThrow('cannot reach')
  expect(asked).toHaveLength(2)
})

it('asks for a list page by page', async () => {
  const page = (names: readonly string[], next_cursor: string | null) => ({ data: names, next_cursor })
  const { asked, at } = await serve([page(['a', 'b'], 'x'), page(['c'], null)])
  const question = { server: at, path: '/api/v1/things', query: { team: 'payments' }, row: z.string() }
  expect(await askAll(question)).toEqual(['a', 'b', 'c'])
  expect(asked.map(({ url }) => url)).toEqual([
    '/api/v1/things?team=payments&limit=1000',
    '/api/v1/things?team=payments&limit=1000&cursor=x',
  ])
})
