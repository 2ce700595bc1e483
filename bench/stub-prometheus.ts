import { createServer, type IncomingMessage } from 'node:http'
import { BACKUP_SERIES } from '../src/backup/backup-names.js'

/**
 * A process that answers range queries for recorded series of `services` × `perService` SLOs as a Prometheus would, with steady traffic and
 * one bad event in a thousand; from an instant on (Unix seconds) half of the events are bad where one SLO is asked for. Of as many datasets
 * (`set-0` …) it tells the newest backup: each has one a day, spread over the day. It is a process of its own, so that its work is not counted
 * as the daemon's. Prints its port.
 */
const [services = 1, perService = 1, badSince = Infinity] = process.argv.slice(2).map(Number)

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
  const query = parameters.get('query') ?? ''
  if (query.startsWith('timestamp(')) return instantAnswer(seconds(parameters.get('time')))
  const [from, to] = [seconds(parameters.get('start')), seconds(parameters.get('end'))]
  const step = Number(parameters.get('step'))
  // Nothing fires, and its targets are up: a thousand alerts at once would be another bench.
  if (query.startsWith('ALERTS')) return said('matrix', [])
  if (query.includes('(up[')) return said('matrix', [{ metric: {}, values: everyStep({ from, to, step }, () => '3') }])
  if (query.includes(BACKUP_SERIES.dataPoint)) return said('matrix', backups({ from, to, step }, namedIn(query)))
  const isErrors = query.includes('slo:errors')
  // The ledger asks for many services at once, an incident for its one SLO.
  const asked = query.includes('service="') ? oneOf(query) : metrics.filter(namedIn(query))
  const values = everyStep({ from, to, step }, (time) => {
    if (!isErrors) return '600'
    return asked.length === 1 && time >= badSince ? '300' : '0.6'
  })
  return said(
    'matrix',
    asked.map((metric) => ({ metric, values })),
  )
}

/** Unix seconds, both ends included. */
interface Range {
  readonly from: number
  readonly to: number
  readonly step: number
}

function everyStep(
  { from, to, step }: Range,
  valueAt: (time: number) => string,
): readonly [time: number, value: string][] {
  const values: [number, string][] = []
  for (let time = from; time <= to; time += step) values.push([time, valueAt(time)])
  return values
}

const DAY_SECONDS = 86_400

function backups(range: Range, isAsked: (one: { readonly service: string }) => boolean): readonly object[] {
  return metrics.flatMap(({ environment, service }, index) => {
    if (!isAsked({ service })) return []
    const offset = Math.floor((index * DAY_SECONDS) / metrics.length)
    const newestAt = (time: number) => String(time - ((time - offset) % DAY_SECONDS))
    return [
      {
        metric: { environment, service, dataset: `set-${index % perService}` },
        values: everyStep(range, newestAt),
      },
    ]
  })
}

/** The series of the one SLO that a query names. */
function oneOf(query: string): typeof metrics {
  return metrics.filter(({ service, slo }) => query.includes(`service="${service}"`) && query.includes(`slo="${slo}"`))
}

/** Whether a query names the service, or none. */
function namedIn(query: string): (one: { readonly service: string }) => boolean {
  const names = /service=~"([^"]*)"/.exec(query)?.[1]
  const known = new Set(names?.split('|'))
  return ({ service }) => names === undefined || known.has(service)
}

/** When everything was last recorded: 10 s before. */
function instantAnswer(time: number): string {
  return said('vector', [{ metric: {}, value: [time, String(time - 10)] }])
}

function said(resultType: string, result: readonly object[]): string {
  return JSON.stringify({ status: 'success', data: { resultType, result } })
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
