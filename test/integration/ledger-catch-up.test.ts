import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries, type PrometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import type { Ledger } from '../../src/ledger/ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import type { ObjectiveKey } from '../../src/slo/counts.js'
import { baseRateRules } from '../../src/slo/recording-rules.js'
import type { Slo } from '../../src/slo/slo.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
import { catchUpConfig } from '../support/catch-up-config.js'
import { claimOf, compareWithTruth, isWithinBar, knownMinutes } from '../support/compare-with-truth.js'
import { hardMonth } from '../support/history/example-models.js'
import type { Model, Truth } from '../support/history/model.js'
import { ledgerRows } from '../support/ledger-rows.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { importModel } from '../support/prometheus-with-history.js'

const run = promisify(execFile)
const MINUTE_MS = 60_000
const end = new Date('2026-10-21T14:00:00Z')
const at = (minutesBeforeEnd: number) => new Date(end.getTime() - minutesBeforeEnd * MINUTE_MS)
const model = shortened(hardMonth(end, { days: 0.5 }))
/** The rules existed for a part of the history only, and were evaluated between the minutes. */
const recorded = { from: new Date(at(330).getTime() + 13_000), to: at(150) }

let binaries: PrometheusBinaries
let folder: string
let prometheus: PrometheusProcess
let truth: Truth

beforeAll(async () => {
  binaries = await prometheusBinaries('any')
  folder = await temporaryFolder('catch-up')
  truth = await importModel(binaries, { model, more: backups() }, folder)
  prometheus = await startPrometheus({ binaries, folder })
  // Two passes: the second rule of an SLO reads what the first recorded.
  for (const rule of [0, 1]) await backfillRules(rule)
})

afterAll(async () => {
  await prometheus.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The incidents and gaps of the hard month lie too far apart for a day: two gaps and an outage in the hours that are read. */
function shortened(month: Model): Model {
  const stretch = (from: number, to: number) => ({ from: at(from), to: at(to) })
  return {
    ...month,
    eventsPerSecond: 20,
    incidents: [
      { ...stretch(300, 280), share: 0.3 },
      { ...stretch(90, 60), share: 1 },
    ],
    gaps: [stretch(251.3, 247.3), stretch(110.6, 80.6)],
  }
}

function* backups(): Generator<string> {
  for (let time = model.interval.from.getTime() / 1000; time < end.getTime() / 1000; time += 15) {
    const done = Math.floor((time - 110) / 600) * 600 + 110
    yield `backup_last_success_timestamp_seconds{dataset="orders-db"} ${done} ${time}\n`
  }
}

async function backfillRules(index: number): Promise<void> {
  const { slos } = catchUpConfig('').services[0]!
  const groups = slos.map((slo) => ({ name: slo.name, interval: '30s', rules: [baseRateRules(slo)[index]] }))
  // The phase of a group comes from its name and its file's name: a relative one is the same in every run.
  const file = 'rules.json'
  writeFileSync(join(folder, file), JSON.stringify({ groups }))
  const [from, to] = [recorded.from, recorded.to].map((time) => String(time.getTime() / 1000))
  const span = [`--start=${from!}`, `--end=${to!}`, '--eval-interval=30s']
  const output = `--output-dir=${join(folder, 'data')}`
  const args = ['tsdb', 'create-blocks-from', 'rules', ...span, `--url=${prometheus.url}`, output, file]
  await run(binaries.promtool, args, { cwd: folder })
  await prometheus.stop()
  prometheus = await startPrometheus({ binaries, folder })
}

interface Daemon {
  readonly ledger: Ledger
  readonly database: Database
}

/** A ledger on a file, as a daemon that has just started has it. */
async function start(file: string): Promise<Daemon> {
  const config = catchUpConfig(prometheus.url)
  const database = await openStore(file)
  const readers = new Map(config.prometheus.map((source) => [source.name, createPrometheusReader(source)]))
  const parts = { database, config, readers, clock: () => end, logger: createMemoryLogger() }
  return { ledger: createLedger(parts), database }
}

async function runSlots({ ledger }: Daemon, from: Date, to: Date): Promise<void> {
  const { signal } = new AbortController()
  for (let slot = from.getTime(); slot <= to.getTime(); slot += MINUTE_MS / 2) {
    await ledger.job.run(new Date(slot), signal)
  }
}

test('a daemon that stood still for two hours ends with the rows of one that never did', async () => {
  const [always, paused] = [join(folder, 'always.db'), join(folder, 'paused.db')]
  const first = await start(always)
  await runSlots(first, at(180), end)
  const expected = await ledgerRows(first.database)
  await first.database.close()
  const before = await start(paused)
  await runSlots(before, at(180), at(150))
  await before.database.close()
  const after = await start(paused)
  await runSlots(after, at(30), end)
  const rows = await ledgerRows(after.database)
  await after.database.close()
  expect(rows.hours).toHaveLength(2 * 9)
  expect(rows).toEqual(expected)
})

const KILLS = [
  ['ingest:planned', 1],
  ['ingest:queried', 2],
  ['ingest:merged', 2],
  ['ingest:rows-written', 2],
  ['ingest:committed', 1],
] as const

test.each(sampleOf(KILLS, ([step]) => step === 'ingest:rows-written'))(
  'killed at %s, the ledger is whole again after the next ingest',
  async (step, occurrence) => {
    const expected = await start(':memory:')
    await expected.ledger.ingestUpTo(at(120))
    await expected.ledger.ingestUpTo(end)
    const file = join(folder, `${step.replace(':', '-')}.db`)
    await expect(ingestChild(file, at(120), [step, String(occurrence)])).rejects.toMatchObject({ signal: 'SIGKILL' })
    const again = await start(file)
    await again.ledger.ingestUpTo(at(120))
    await again.ledger.ingestUpTo(end)
    expect(await ledgerRows(again.database)).toEqual(await ledgerRows(expected.database))
    await again.database.close()
    await expected.database.close()
  },
)

test('two processes that ingest into one new store at once leave one whole ledger', async () => {
  const file = join(folder, 'shared.db')
  await Promise.all([ingestChild(file, at(120)), ingestChild(file, at(120))])
  const [shared, expected] = [await start(file), await start(':memory:')]
  await expected.ledger.ingestUpTo(at(120))
  expect(await ledgerRows(shared.database)).toEqual(await ledgerRows(expected.database))
  await shared.database.close()
  await expected.database.close()
})

test('what the rules recorded and what the raw metrics say is the same count, and both are the truth', async () => {
  const { ledger, database } = await start(':memory:')
  await ledger.ingestUpTo(end)
  const interval = { from: at(320), to: at(160) }
  const key: ObjectiveKey = {
    prometheus: 'default',
    environment: 'production',
    service: 'checkout',
    slo: 'availability',
    group: '',
  }
  const withRules = await claimOf(ledger.counts, key, interval)
  const known = await knownMinutes(ledger.counts, key, interval)
  await database.close()
  expect(isWithinBar(compareWithTruth(withRules, { truth, interval, known, bad: 'errors' }))).toBe(true)
  const raw = await rawClaim(interval, catchUpConfig(prometheus.url).services[0]!.slos[0]!)
  expect(Math.abs(withRules.events / raw.events - 1)).toBeLessThan(0.005)
  expect(Math.abs(withRules.errorRatio / raw.errorRatio - 1)).toBeLessThan(0.005)
  process.stdout.write(`recorded ${JSON.stringify(withRules)}, raw ${JSON.stringify(raw)}\n`)
})

/** One ingest in a process of its own, killed right after the named step where one is named. */
function ingestChild(file: string, upTo: Date, kill: readonly string[] = []): Promise<unknown> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const args = ['scripts/run-ts.mjs', 'test/support/ingest-child.ts', prometheus.url, file, upTo.toISOString(), ...kill]
  return run(process.execPath, args, { cwd: root })
}

/** The same SLO under a name that no rule records. */
async function rawClaim(interval: { from: Date; to: Date }, slo: Slo) {
  const config = catchUpConfig(prometheus.url)
  const [service] = config.services
  const unrecorded = { ...config, services: [{ ...service!, slos: [{ ...slo, name: 'unrecorded' }] }] }
  const database = await openStore(':memory:')
  const readers = new Map(config.prometheus.map((source) => [source.name, createPrometheusReader(source)]))
  const ledger = createLedger({ database, config: unrecorded, readers, clock: () => end, logger: createMemoryLogger() })
  await ledger.ingestUpTo(end)
  const key = { prometheus: 'default', environment: 'production', service: 'checkout', slo: 'unrecorded', group: '' }
  const claim = await claimOf(ledger.counts, key, interval)
  await database.close()
  return claim
}
