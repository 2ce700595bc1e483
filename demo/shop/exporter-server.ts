import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exposition } from './exposition.js'
import { changeShop } from './change-shop.js'
import type { Shop } from './shop.js'

export interface ShopExporter {
  /** `host:port` for Prometheus. */
  readonly address: string
  stop(): Promise<void>
}

/** Serves `/metrics` of a shop that goes on working in real time, `/faults`, and `POST /break/<fault>`, `POST /mend/<fault>`. */
export async function startShop(shop: Shop, { host = '127.0.0.1', port = 0 } = {}): Promise<ShopExporter> {
  const server = createServer((request, response) => {
    shop.advance(new Date())
    answer(shop, request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(port, host, resolve)
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
  else if (what === 'faults' || (request.method === 'POST' && changeShop(shop, what, name))) sendFaults(shop, response)
  else response.writeHead(404).end()
}

function sendMetrics(shop: Shop, response: ServerResponse): void {
  if (shop.broken().includes('target')) response.writeHead(503).end()
  else response.setHeader('content-type', 'text/plain; version=0.0.4').end(exposition(shop.values()))
}

function sendFaults(shop: Shop, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ broken: shop.broken() }))
}
