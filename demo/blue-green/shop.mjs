// A shop of which a share of the orders fails, as the file beside it says; each version is a commit with a share of its own.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const own = (name) => readFileSync(new URL(name, import.meta.url), 'utf8').trim()
const [version, share] = [own('version'), Number(own('failing'))]
const seen = { 200: 0, 500: 0 }
let orders = 0

const metrics = () =>
  Object.entries(seen)
    .map(([code, count]) => `shop_requests_total{code="${code}"} ${count}\n`)
    .join('')

/** An order that was sent with `x-fault` fails in any version: something besides the shop is broken. */
const fails = ({ headers }) =>
  headers['x-fault'] !== undefined || Math.floor(orders * share) > Math.floor((orders - 1) * share)

createServer((request, response) => {
  if (request.url === '/health') response.end('ok')
  else if (request.url === '/metrics') response.setHeader('content-type', 'text/plain; version=0.0.4').end(metrics())
  else {
    orders++
    const code = fails(request) ? 500 : 200
    seen[code]++
    response.writeHead(code).end(version)
  }
}).listen(Number(process.env.PORT), '127.0.0.1')
