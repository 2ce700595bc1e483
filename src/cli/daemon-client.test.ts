import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from '@jest/globals'
import { UsageError } from '../shared/app-error.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { saidBody } from './said-body.js'
import { ServerError } from './server-error.js'

let server: Server

afterEach(() => {
  server.close()
})

/** A daemon that answers so. */
async function answering(status: number, body: object | string) {
  server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return daemonAt({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: null })
}

it('hands out what the API describes', async () => {
  const daemon = await answering(200, { addresses: [] })
  expect(await answerOf(daemon.GET('/api/v1/pings'))).toEqual({ addresses: [] })
})

const notDescribed = /answers, but not as a Plimsoll of this version does/
const small = { title: 'The role is too small.', code: 'role_needed' }
const starting = { title: 'Not ready.', code: 'not_ready', detail: 'the store is not open' }

it.each([
  { of: 'another shape', status: 200, body: { pings: [] }, words: notDescribed },
  { of: 'no JSON', status: 200, body: '<html>', words: notDescribed },
  { of: 'nothing', status: 200, body: '', words: notDescribed },
  { of: 'a failure of another program', status: 404, body: '<html>', words: /as a Plimsoll does: HTTP status 404/ },
  { of: 'a daemon that starts', status: 503, body: starting, words: /is not ready: the store is not open/ },
  { of: 'a refusal', status: 403, body: small, words: /refuses: The role is too small.*PLIMSOLL_TOKEN_FILE/ },
])('is told of $of in words', async ({ status, body, words }) => {
  const daemon = await answering(status, body)
  const asked = answerOf(daemon.GET('/api/v1/pings'))
  await expect(asked).rejects.toThrow(words)
  await expect(asked).rejects.toBeInstanceOf(ServerError)
})

it('tells people of their mistakes as theirs', async () => {
  const daemon = await answering(404, { title: 'Not found.', code: 'not_found', detail: 'there is no such incident' })
  const asked = answerOf(daemon.GET('/api/v1/incidents/{id}', { params: { path: { id: '7' } } }))
  await expect(asked).rejects.toThrow(new UsageError('there is no such incident'))
})

it('checks what people typed before anybody is asked', () => {
  const typed = { by: 'ann', role: 'commander', person: 'ben' }
  expect(saidBody('/api/v1/incidents/{id}/role', typed)).toBe(typed)
  const wrong = { ...typed, role: 'captain' }
  expect(() => saidBody('/api/v1/incidents/{id}/role', wrong)).toThrow(/expected one of "commander"/)
})
