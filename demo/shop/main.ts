import { startShop } from './exporter-server.js'
import { createShop } from './shop.js'

// The shop alone, without a history, for docker-compose.yml: there it shares a network with Prometheus, hence loopback.
const { address } = await startShop(createShop(new Date(), []), { port: 8080 })
console.log(`The shop works on ${address}`)
