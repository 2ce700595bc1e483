import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import express from 'express'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { createBrowserGuard } from './browser-guard.js'
import { createErrorHandler } from './error-handler.js'

let server: Server
let port: number

beforeAll(async () => {
  const app = express()
    .use(
      createBrowserGuard({
        externalUrl: 'https://plimsoll.example.com',
        hosts: ['Plimsoll.internal'],
        host: '127.0.0.1',
      }),
    )
    .all('/', (_request, response) => {
      response.send('in')
    })
    .use(createErrorHandler(createMemoryLogger()))
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(() => {
  server.close()
})

/** `fetch` would not let us say who asks. */
function statusOf(headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, headers: { host: `127.0.0.1:${port}`, ...headers } })
    asked.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.once('error', reject).end()
  })
}

describe('a request', () => {
  it.each(['127.0.0.1', 'localhost:8080', '[::1]:9580', 'plimsoll.example.com', 'plimsoll.internal:80', 'LOCALHOST'])(
    'to %s is meant for us',
    async (host) => {
      expect(await statusOf({ host })).toBe(200)
    },
  )

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:9580', '10.0.0.1'])(
    'to %s is not',
    async (host) => {
      expect(await statusOf({ host })).toBe(421)
    },
  )

  it.each(['https://evil.example', 'null', 'http://localhost:3000', 'https://plimsoll.example.com.evil.example'])(
    'from a page of %s changes and reads nothing',
    async (origin) => {
      expect(await statusOf({ origin }, 'POST')).toBe(403)
      expect(await statusOf({ origin })).toBe(403)
    },
  )

  it('from our own pages is answered, by either name', async () => {
    expect(await statusOf({ origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }, 'POST')).toBe(200)
    expect(await statusOf({ origin: 'https://plimsoll.example.com', host: 'plimsoll.example.com' }, 'POST')).toBe(200)
  })

  it('that a browser says another site made is refused, unless somebody only follows a link', async () => {
    expect(await statusOf({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403)
    expect(await statusOf({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' })).toBe(403)
    expect(await statusOf({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 'POST')).toBe(403)
    expect(await statusOf({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200)
    expect(await statusOf({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' })).toBe(200)
  })
})
