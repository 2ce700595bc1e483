import { createServer, type IncomingMessage } from 'node:http'

/**
 * A process that answers range queries for recorded series of `services` × `perService` SLOs as a Prometheus would, with steady traffic and
 * one bad event in a thousand. It is a process of its own, so that its work is not counted as the daemon's. Prints its port.
 */
const [services = 1, perService = 1] = process.argv.slice(2).map(Number)

const metrics = Array.from({ length: services * perService }, (_, index) => ({
  environment: 'production',
  service: `service-${String(Math.floor(index / perService)).padStart(4, '0')}`,
  slo: `slo-${index % perService}`,
}))

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new URLSearchParams(Buffer.concat(chunks).toString())
}

function seconds(text: string | null): number {
  return /^[\d.]+$/.test(text ?? '') ? Number(text) : Date.parse(text ?? '') / 1000
}

function answer(parameters: URLSearchParams): string {
  const [from, to] = [seconds(parameters.get('start')), seconds(parameters.get('end'))]
  const step = Number(parameters.get('step'))
  const value = parameters.get('query')?.includes('slo:errors') === true ? '0.6' : '600'
  const values: [number, string][] = []
  for (let time = from; time <= to; time += step) values.push([time, value])
  const result = metrics.map((metric) => ({ metric, values }))
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })
}

const server = createServer((request, response) => {
  void bodyOf(request).then((parameters) => {
    response.setHeader('content-type', 'application/json')
    response.end(answer(parameters))
  })
})

// The bench fills a store in between: a connection must outlive that.
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') console.log(address.port)
})
