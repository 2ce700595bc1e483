import { setTimeout as sleep } from 'node:timers/promises'
import { saveApplied } from '../src/incident/incident-store.js'
import { openStore } from '../src/store/open-store.js'
import { sampleAlert, sampleIncident } from '../test/support/sample-incident.js'
import { startPageWorld } from '../test/support/page-world.js'
import { cpuSecondsSince } from './cpu-time.js'
import type { BenchOptions, Findings, Line } from './line.js'

const INCIDENTS = 10_000
const SERVICES = 200
const REQUESTS = 50
/** The newest of them; the world stands still there. */
const LAST = Date.parse('2026-11-20T06:00:00Z')
const APART_MS = 50 * 60_000
const asked = (middle: number) => [
  { name: 'page of all', path: '/incidents', bar: 100 },
  { name: 'page of the resolved', path: '/incidents?state=resolved', bar: 100 },
  { name: 'page of one', path: `/incidents/${middle}`, bar: 100 },
  { name: 'its post-incident report', path: `/incidents/${middle}/report`, bar: 100 },
  { name: 'page of a service', path: '/services/service-007', bar: 100 },
  { name: 'first page', path: '/', bar: 100 },
  { name: 'API, 100 of them', path: '/api/v1/incidents?limit=100', bar: 100 },
  { name: 'metrics with the statistics', path: '/metrics', bar: 100 },
]

/** What pages and statistics cost with 10,000 incidents in the store: about 29 a day for a year. */
export async function incidentList({ count = INCIDENTS }: BenchOptions): Promise<Findings> {
  const world = await startPageWorld('thousand', (store) => fill(store, count))
  try {
    const lines: Line[] = []
    for (const { name, path, bar } of asked(Math.ceil(count / 2)))
      lines.push(await measured(name, { path, bar, ...world }))
    const comparedWith = `${count} incidents of ${SERVICES} services, ${REQUESTS} requests each after a first one; CPU is that of the process, in which the asking takes place too, less what its jobs take in as much time.`
    return { lines, comparedWith }
  } finally {
    await world.stop()
  }
}

interface Asked {
  readonly url: string
  readonly cookie: string
  readonly path: string
  readonly bar: number
}

async function measured(name: string, { url, cookie, path, bar }: Asked): Promise<Line> {
  const ask = async () => {
    const answer = await fetch(url + path, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    await answer.arrayBuffer()
  }
  await ask()
  const [before, began] = [process.cpuUsage(), performance.now()]
  for (let turn = 0; turn < REQUESTS; turn += 1) await ask()
  const seconds = cpuSecondsSince(before)
  // Jobs go on meanwhile: what they take is not what the page costs.
  const idle = process.cpuUsage()
  await sleep(performance.now() - began)
  return { what: name, value: ((seconds - cpuSecondsSince(idle)) / REQUESTS) * 1000, bar, unit: 'ms CPU' }
}

async function fill(file: string, count: number): Promise<void> {
  const database = await openStore(file)
  for (let index = 0; index < count; index += 1) {
    const service = `service-${String(index % SERVICES).padStart(3, '0')}`
    const onset = LAST - (count - index) * APART_MS
    const at = (minutes: number) => new Date(onset + minutes * 60_000)
    const measuredAt = (minutes: number) => ({ ...said(at(minutes)), source: 'sli' as const, uncertaintySeconds: 30 })
    const incident = sampleIncident({
      ...{ id: `incident-${index}`, number: index + 1, service, state: 'resolved' },
      milestones: {
        onset: measuredAt(0),
        detected: said(at(2)),
        acknowledged: said(at(4)),
        recovered: measuredAt(20),
        resolved: said(at(50)),
      },
      alerts: [
        sampleAlert({
          ...{ fingerprint: `${service}-${index}`, labels: { ...sampleAlert().labels, service } },
          ...{ startsAt: at(2), endsAt: at(22) },
        }),
      ],
    })
    const book = { service, environment: 'production', loose: [] }
    const applied = { book: { ...book, incidents: [incident] }, changes: [] }
    await database.write((transaction) =>
      saveApplied(
        transaction,
        { ...book, incidents: [] },
        { applied, at: at(50), actor: { kind: 'job', name: 'bench' } },
      ),
    )
  }
  await database.close()
}

function said(at: Date) {
  return { at, source: 'starts_at' as const, uncertaintySeconds: 0, author: null, note: null }
}
