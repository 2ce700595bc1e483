import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { loadConfig } from '../src/config/load-config-files.js'
import { readUnresolved, saveApplied } from '../src/incident/incident-store.js'
import { createMeasurement } from '../src/incident/measure/measure-job.js'
import { createPrometheusReader } from '../src/prometheus/prometheus-client.js'
import { openStore } from '../src/store/open-store.js'
import { sampleAlert, sampleIncident } from '../test/support/sample-incident.js'
import { cpuSecondsSince } from './cpu-time.js'
import type { Findings, Line } from './line.js'
import { writeManySlos } from './many-slos-config.js'
import { startStub } from './start-stub.js'

const SERVICES = 200
const PER_SERVICE = 5
const INCIDENTS = 50
/** How old all incidents are, and how often one of that age is measured: a hundredth of its age, between 30 s and 5 min. */
const AGES = [
  { what: '10 min', seconds: 600, every: 30 },
  { what: '6 h', seconds: 21_600, every: 210 },
  { what: '2 d', seconds: 172_800, every: 300 },
] as const

/** What it costs to measure 50 incidents that are open at once, among 1,000 objectives. */
export async function openIncidents(): Promise<Findings> {
  const lines: Line[] = []
  for (const age of AGES) lines.push(...(await measureAge(age)))
  const comparedWith =
    '50 open incidents of 50 services, half of the requests failing since the onset, all measured in one round, as after a start; later rounds are spread.\n' +
    'The share of a core is that CPU over the time in which each incident is measured once. Prometheus is a process that answers as it would.'
  return { lines, comparedWith }
}

async function measureAge({ what, seconds, every }: (typeof AGES)[number]): Promise<readonly Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'))
  const now = new Date()
  const stub = await startStub(SERVICES, PER_SERVICE, now.getTime() / 1000 - seconds)
  try {
    const cost = await measureOnce({ folder, url: stub.url, now, seconds })
    return [
      { what: `${what} old: CPU of one round`, value: cost.cpuSeconds, bar: null, unit: 's CPU' },
      { what: `${what} old: share of a core`, value: (cost.cpuSeconds / every) * 100, bar: 10, unit: '%' },
      { what: `${what} old: longest pause of the event loop`, value: cost.pauseMs, bar: 200, unit: 'ms' },
      // A round that found no onset would have measured nothing.
      { what: `${what} old: incidents without an onset`, value: cost.untimed, bar: 0, unit: '' },
    ]
  } finally {
    stub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Round {
  readonly folder: string
  readonly url: string
  readonly now: Date
  readonly seconds: number
}

async function measureOnce({ folder, url, now, seconds }: Round) {
  const file = await writeManySlos(folder, SERVICES, PER_SERVICE)
  const config = await loadConfig({ file, env: { BENCH_PROMETHEUS: url }, cwd: folder })
  const database = await openStore(join(folder, 'plimsoll.db'))
  try {
    await openAll(database, new Date(now.getTime() - seconds * 1000))
    const slos = config.services.flatMap((service) => service.slos)
    const readers = new Map(config.prometheus.map((source) => [source.name, createPrometheusReader(source)]))
    const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore }
    const settings = config.incidents
    const parts = { database, slos, readers, settings, replicaLabels: new Map(), clock: () => now, logger }
    const pause = monitorEventLoopDelay({ resolution: 5 })
    pause.enable()
    const before = process.cpuUsage()
    await createMeasurement(parts).measureAll()
    const cpuSeconds = cpuSecondsSince(before)
    pause.disable()
    const untimed = (await database.read(readUnresolved)).filter(({ milestones }) => milestones.onset?.source !== 'sli')
    return { cpuSeconds, pauseMs: pause.max / 1e6, untimed: untimed.length }
  } finally {
    await database.close()
  }
}

/** An incident of each of the first services, whose alert fired two minutes after its onset. */
async function openAll(database: Awaited<ReturnType<typeof openStore>>, onset: Date): Promise<void> {
  for (let index = 0; index < INCIDENTS; index++) {
    const service = `service-${String(index).padStart(4, '0')}`
    const startsAt = new Date(onset.getTime() + 120_000)
    const labels = { ...sampleAlert().labels, service, slo: 'slo-0' }
    const detected = { at: startsAt, source: 'starts_at' as const, uncertaintySeconds: 0, author: null, note: null }
    const incident = sampleIncident({
      ...{ id: `incident-${index}`, number: index + 1, service, state: 'open', milestones: { detected } },
      alerts: [sampleAlert({ fingerprint: service, labels, startsAt })],
    })
    const book = { service, environment: 'production', loose: [] }
    const before = { ...book, incidents: [] }
    const applied = { book: { ...book, incidents: [incident] }, changes: [] }
    await database.write((transaction) =>
      saveApplied(transaction, before, { applied, at: startsAt, actor: { kind: 'job', name: 'bench' } }),
    )
  }
}

function ignore(): void {
  // The bench prints one table and nothing else.
}
