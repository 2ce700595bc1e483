import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus } from '../../demo/processes/prometheus-process.js'
import { remoteWrite, type SentSeries } from './remote-write.js'

const MINUTE_MS = 60_000
const HISTORY_MINUTES = 120
const SEND_EVERY_MS = 1000
const EVALUATE_EVERY_MS = 15_000

/** What truly happened in the minute that begins at an instant. */
export function truthOf(start: Date): { readonly events: number; readonly errors: number } {
  const minute = start.getTime() / MINUTE_MS
  return { events: 60 + ((minute * 7) % 50), errors: minute % 11 === 0 ? 3 : 0 }
}

/** A real Prometheus that always knows what happened up to now, and a machine that is told of incidents. Their clock is the right one. */
export interface ClockWorld {
  readonly prometheus: string
  readonly machine: string
  /** What the machine was told, in order; `path` says by whom. */
  readonly told: readonly { readonly path: string; readonly id: string; readonly body: string }[]
  /** The right time. */
  now(): Date
  /** From now on an alert with these labels fires, as Prometheus says of itself. */
  fires(labels: Readonly<Record<string, string>>): void
  /** How far the right time is from that of this machine, in milliseconds. */
  readonly shiftMs: number
  /** Beginning of the first minute of which anything is known. */
  readonly from: Date
  stop(): Promise<void>
}

/**
 * Two hours of history lie before it.
 *
 * @param start the right time now; `null`: what this machine says
 */
export async function startClockWorld(start: Date | null = null): Promise<ClockWorld> {
  const shiftMs = start === null ? 0 : start.getTime() - Date.now()
  const now = () => new Date(Date.now() + shiftMs)
  const folder = await temporaryFolder('clocks')
  const prometheus = await startPrometheus({
    ...{ binaries: await prometheusBinaries('any'), folder },
    ...{ remoteWrite: { lateBy: '6h' }, retention: '10y' },
  })
  const machine = await startMachine()
  const from = new Date(Math.floor(now().getTime() / MINUTE_MS - HISTORY_MINUTES) * MINUTE_MS)
  let sentTo = from.getTime()
  const send = async () => {
    const to = Math.floor(now().getTime() / MINUTE_MS) * MINUTE_MS
    if (to > sentTo) await remoteWrite(prometheus.url, recorded(sentTo, to))
    sentTo = Math.max(to, sentTo)
  }
  const firing: Readonly<Record<string, string>>[] = []
  let evaluatedAt = -Infinity
  const evaluate = async () => {
    if (firing.length === 0 || now().getTime() - evaluatedAt < EVALUATE_EVERY_MS) return
    evaluatedAt = now().getTime()
    await remoteWrite(prometheus.url, firing.map(evaluated(now())))
  }
  await send()
  let sending = Promise.resolve()
  const timer = setInterval(() => {
    sending = sending.then(send).then(evaluate)
  }, SEND_EVERY_MS)
  return {
    ...{ prometheus: prometheus.url, machine: machine.url, told: machine.told, now, shiftMs, from },
    fires: (labels) => firing.push(labels),
    async stop() {
      clearInterval(timer)
      await sending
      machine.close()
      await prometheus.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What the rules record of the minutes in `[from, to)`, each at its end. */
function recorded(from: number, to: number): readonly SentSeries[] {
  const starts = Array.from({ length: (to - from) / MINUTE_MS }, (_, index) => new Date(from + index * MINUTE_MS))
  const series = (name: string, valueOf: (start: Date) => number) => ({
    labels: { __name__: name, environment: 'production', service: 'checkout', slo: 'availability' },
    samples: starts.map((start) => ({ at: new Date(start.getTime() + MINUTE_MS), value: valueOf(start) })),
  })
  return [
    series('slo:events:rate_base', (start) => truthOf(start).events / 60),
    series('slo:errors:rate_base', (start) => truthOf(start).errors / 60),
    series('up', () => 1),
  ]
}

function evaluated(at: Date) {
  return (labels: Readonly<Record<string, string>>): SentSeries => ({
    labels: { ...labels, __name__: 'ALERTS', alertstate: 'firing' },
    samples: [{ at, value: 1 }],
  })
}

async function startMachine() {
  const told: { path: string; id: string; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      told.push({ path: request.url ?? '', id: String(request.headers['webhook-id']), body })
      response.end('{}')
    })
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () => {
    server.close().closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}`, told, close }
}
