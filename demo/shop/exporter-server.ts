import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exposition } from './exposition.js'
import { isFault } from './faults.js'
import type { Shop } from './shop.js'

export interface ShopExporter {
  /** `host:port` for Prometheus. */
  readonly address: string
  stop(): Promise<void>
}

/** Serves `/metrics` of a shop that goes on working in real time, `/faults`, and `POST /break/<fault>`, `POST /mend/<fault>`. */
export async function startShop(shop: Shop): Promise<ShopExporter> {
  const server = createServer((request, response) => {
    shop.advance(new Date())
    answer(shop, request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the shop listens on no port')
  return {
    address: `127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

function answer(shop: Shop, request: IncomingMessage, response: ServerResponse): void {
  const [, what = '', name = ''] = (request.url ?? '').split('/')
  if (what === 'metrics') sendMetrics(shop, response)
  else if (what === 'faults' || (request.method === 'POST' && change(shop, what, name))) sendFaults(shop, response)
  else response.writeHead(404).end()
}

/** Whether there was such a change to make. */
function change(shop: Shop, what: string, name: string): boolean {
  if (!isFault(name) || (what !== 'break' && what !== 'mend')) return false
  shop[what](name)
  return true
}

function sendMetrics(shop: Shop, response: ServerResponse): void {
  if (shop.broken().includes('target')) response.writeHead(503).end()
  else response.setHeader('content-type', 'text/plain; version=0.0.4').end(exposition(shop.values()))
}

function sendFaults(shop: Shop, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ broken: shop.broken() }))
}
