import { createServer, type IncomingMessage, type Server } from 'node:http'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../demo/processes/child.js'
import { writeManySlos } from './many-slos-config.js'

export const SERVICES = 10
export const PER_SERVICE = 3
const ANSWERS_AFTER_MS = 200
const SINK_TAKES_MS = 30

export const serviceName = (index: number) => `service-${String(index).padStart(4, '0')}`

/** What truly happened in the minute that ends at an instant (Unix seconds). */
export function truth(service: number, slo: number, end: number): { readonly events: number; readonly errors: number } {
  const minute = Math.round(end / 60)
  return {
    events: 60 + ((minute * 7 + service * 13 + slo * 29) % 50),
    errors: (minute + service + slo) % 11 === 0 ? 3 : 0,
  }
}

/** What stands around the daemon: a Prometheus with a week of history, and a machine that is told of incidents. */
export interface KillsWorld {
  readonly prometheus: string
  readonly sink: string
  /** What the machine was told, in order: id of the delivery and its body. */
  readonly told: readonly { readonly id: string; readonly body: string }[]
  close(): void
}

export async function startKillsWorld(): Promise<KillsWorld> {
  const told: { id: string; body: string }[] = []
  const prometheus = await serve(async (body) => {
    await sleep(ANSWERS_AFTER_MS)
    return answer(new URLSearchParams(body))
  })
  const sink = await serve(async (body, { headers }) => {
    told.push({ id: String(headers['webhook-id']), body })
    // Long enough to be killed between what was told and the note that it was.
    await sleep(SINK_TAKES_MS)
    return '{}'
  })
  const close = () => {
    for (const { server } of [prometheus, sink]) server.close().closeAllConnections()
  }
  return { prometheus: prometheus.url, sink: sink.url, told, close }
}

type Reply = (body: string, request: IncomingMessage) => Promise<string>

async function serve(reply: Reply): Promise<{ readonly server: Server; readonly url: string }> {
  const port = await freePort()
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      response.setHeader('content-type', 'application/json')
      void reply(body, request).then((text) => response.end(text))
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${port}` }
}

/** The series that the rules record; of everything else there is nothing. */
function answer(question: URLSearchParams): string {
  const query = question.get('query') ?? ''
  const part = query.includes('slo:errors') ? 'errors' : 'events'
  const isRecorded = query.startsWith('last_over_time') && query.includes('slo:')
  const [from, to, step] = ['start', 'end', 'step'].map((key) => Number(question.get(key))) as [number, number, number]
  const last = Math.min(to, Date.now() / 1000)
  const result = (isRecorded ? everySlo() : []).map(({ service, slo }) => {
    const values: [number, string][] = []
    for (let end = from; end <= last; end += step) values.push([end, String(truth(service, slo, end)[part])])
    return { metric: { environment: 'production', service: serviceName(service), slo: `slo-${slo}` }, values }
  })
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })
}

export function everySlo(): readonly { readonly service: number; readonly slo: number }[] {
  return Array.from({ length: SERVICES * PER_SERVICE }, (_, index) => ({
    service: Math.floor(index / PER_SERVICE),
    slo: index % PER_SERVICE,
  }))
}

/** Writes the daemon's configuration: who is told of an incident is told again and again, so that something is always on its way. */
export async function writeKillsConfig(folder: string, world: KillsWorld, listen: string): Promise<string> {
  const root = await writeManySlos(folder, SERVICES, PER_SERVICE)
  const text = `version: 1
organisation: Bench
environment: production
prometheus: { url: ${world.prometheus}, scrape_interval: 15s, retention: 7d }
server: { listen: ${listen} }
storage: { url: "sqlite:kills.db" }
receivers: [{ name: machine, webhook: { url: ${world.sink} } }]
escalation_policies:
  - { name: often, steps: [{ after: 1m, notify: [machine] }], repeat: 100 }
teams: [{ name: team, escalation_policy: often }]
include: [services/*.yaml]
`
  await writeFile(join(folder, 'plimsoll.yaml'), text)
  return root
}
