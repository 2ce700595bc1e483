import { startShop } from './exporter-server.js'
import { createShop } from './shop.js'

// The shop alone, without a history, for docker-compose.yml: Prometheus scrapes it from another container.
const { address } = await startShop(createShop(new Date(), []), { host: '0.0.0.0', port: 8080 })
console.log(`The shop works on ${address}`)
