import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { createAlertmanagerClient } from './alertmanager-client.js'
import { fetchLoadedConfig } from './loaded-config-client.js'

let server: Server
let body: string

beforeEach(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const client = () => createAlertmanagerClient([url()])

test('labels of alerts are kept, also where JavaScript has something of that name', async () => {
  const labels = '{"service":"checkout","__proto__":"a","constructor":"b"}'
  body = `[{"fingerprint":"00000000000000aa","startsAt":"2026-10-01T00:00:00Z","labels":${labels}}]`
  const [alert] = await client().alerts()
  expect(Object.entries(alert?.labels ?? {})).toEqual([
    ['service', 'checkout'],
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ])
})

test.each(['{"service":1}', '["checkout"]', 'null'])(
  'labels that are %s are no answer of an Alertmanager',
  async (labels) => {
    body = `[{"fingerprint":"00000000000000aa","startsAt":"2026-10-01T00:00:00Z","labels":${labels}}]`
    await expect(client().alerts()).rejects.toMatchObject({ code: 'alertmanager_malformed' })
  },
)

test('a loaded configuration is read without a word of the YAML library, and one that is none is refused', async () => {
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  body = JSON.stringify({ config: { original: 'route: !own { receiver: a }\n? [x, y]\n: z\n' } })
  expect(await fetchLoadedConfig(url())).toMatchObject({ route: { receiver: 'a' } })
  expect(warned.mock.calls).toEqual([])
  warned.mockRestore()
  body = JSON.stringify({ config: { original: 'route: [' } })
  await expect(fetchLoadedConfig(url())).rejects.toMatchObject({ code: 'alertmanager_malformed' })
})
