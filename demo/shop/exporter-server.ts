import { createServer } from 'node:http'
import { exposition } from './exposition.js'
import type { Shop } from './shop.js'

export interface ShopExporter {
  /** `host:port` for Prometheus. */
  readonly address: string
  stop(): Promise<void>
}

/** Serves `/metrics` of a shop that goes on working in real time. */
export async function startShop(shop: Shop): Promise<ShopExporter> {
  const server = createServer((_request, response) => {
    shop.advance(new Date())
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(exposition(shop.values()))
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
