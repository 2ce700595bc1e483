import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import type { Ledger } from '../../src/ledger/ledger.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { objectiveId } from '../../src/slo/counts.js'
import { sloKey, type Indicator } from '../../src/slo/slo.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { exampleConfig, exampleSource } from '../support/example-config.js'
import { minute } from '../support/ledger-house.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { remoteWrite, type SentSeries } from '../support/remote-write.js'
import { sampleSlo } from '../support/sample-slo.js'

/** Prometheus scrapes nothing over these minutes; the services go on, three times as busy, and a tenth of it fails. */
const HOLE = { from: 60, to: 120 }
const END = 150
/** Scrapes lie a few seconds before each quarter of a minute. */
const STEPS = 4
const OFFSET = 5 / 60

const counters = (name: string): Indicator => ({
  kind: 'ratio',
  total: `${name}_total`,
  bad: `${name}_total{code="5"}`,
})

/** One SLO per way in which counters meet the hole. */
const slos = {
  survives: counters('survives'),
  good: { kind: 'ratio', total: 'survives_total', good: 'survives_total{code="2"}' },
  latency: { kind: 'latency', histogram: 'slow_seconds', native: false, belowSeconds: 0.3, unit: 'seconds' },
  faultless: counters('faultless'),
  reset: counters('reset'),
  outgrown: counters('outgrown'),
  moved: counters('moved'),
  born: counters('born'),
} as const satisfies Readonly<Record<string, Indicator>>

let folder: string
let prometheus: PrometheusProcess
let database: Database
let ledger: Ledger
let now = END

beforeAll(async () => {
  folder = await temporaryFolder('counter-jumps')
  prometheus = await startPrometheus({
    binaries: await prometheusBinaries('any'),
    folder,
    remoteWrite: { lateBy: '6h' },
  })
  database = await openStore(':memory:')
  await remoteWrite(prometheus.url, [...scraped(0, HOLE.from), ...scraped(HOLE.to, END)])
  const config = exampleConfig({
    prometheus: [exampleSource({ url: prometheus.url, retentionSeconds: END * 60 })],
    slos: Object.entries(slos).map(([name, indicator]) => sampleSlo({ name, indicator })),
  })
  const readers = new Map(config.prometheus.map((source) => [source.name, createPrometheusReader(source)]))
  const clock = () => minute(now)
  ledger = createLedger({ database, config, readers, clock, logger: createMemoryLogger() })
  await ledger.ingestUpTo(minute(END))
  await ledger.refill({ from: minute(0), to: minute(END) })
})

afterAll(async () => {
  await database.close()
  await prometheus.stop()
  await rm(folder, { recursive: true, force: true })
})

/** 40 requests a minute, 120 in the hole. */
function requestsUpTo(at: number): number {
  const inHole = Math.min(Math.max(at - HOLE.from, 0), HOLE.to - HOLE.from)
  return 40 * at + 80 * inHole
}

/** One in ten of those in the hole, none else. */
function errorsUpTo(at: number): number {
  return 12 * Math.min(Math.max(at - HOLE.from, 0), HOLE.to - HOLE.from)
}

function scraped(from: number, to: number): readonly SentSeries[] {
  const instants = Array.from({ length: (to - from) * STEPS }, (_, index) => from + (index + 1) / STEPS - OFFSET)
  const series = (labels: Readonly<Record<string, string>> & { __name__: string }, value: (at: number) => number) => ({
    labels,
    samples: instants.map((at) => ({ at: minute(at), value: value(at) })),
  })
  const isAfter = from >= HOLE.to
  const [errors, good] = [errorsUpTo, (at: number) => requestsUpTo(at) - errorsUpTo(at)]
  const ofCodes = (name: string, labels: Readonly<Record<string, string>>, start: number) => [
    series({ __name__: `${name}_total`, code: '2', ...labels }, (at) => 50_000 - start + good(at)),
    series({ __name__: `${name}_total`, code: '5', ...labels }, (at) => 700 - Math.min(start, 700) + errors(at)),
  ]
  return [
    ...ofCodes('survives', {}, 0),
    series({ __name__: 'slow_seconds_count' }, (at) => 90_000 + requestsUpTo(at)),
    series({ __name__: 'slow_seconds_bucket', le: '0.3' }, (at) => 90_000 + good(at)),
    series({ __name__: 'faultless_total', code: '2' }, (at) => 50_000 + requestsUpTo(at)),
    // The process began anew in the hole, so late that it shows, and so early that it does not.
    series({ __name__: 'reset_total', code: '2' }, (at) => (isAfter ? 0 : 5000) + good(at) - (isAfter ? good(100) : 0)),
    ...ofCodes('outgrown', {}, isAfter ? 50_000 : 49_000),
    // Another pod took over.
    ...ofCodes('moved', { pod: isAfter ? 'b' : 'a' }, 0),
    // The first error ever, in the hole: how many there were is not known.
    ...ofCodes('born', {}, 0).filter(({ labels }) => isAfter || labels.code !== '5'),
  ]
}

async function holeOf(name: keyof typeof slos) {
  const key = sloKey(sampleSlo({ name }))
  const holes = await ledger.traffic.holes([key], { from: minute(10), to: minute(END - 10) })
  return holes.get(objectiveId(key)) ?? []
}

/** The edges of a hole are known to a scrape or two. */
function expectNear(value: number | undefined, expected: number): void {
  expect(value).toBeGreaterThan(expected * 0.985)
  expect(value).toBeLessThan(expected * 1.015)
}

test.each(['survives', 'good', 'latency'] as const)(
  'counters that go on behind a hole tell what happened in it, in sum: %s',
  async (name) => {
    const [hole, ...others] = await holeOf(name)
    expect(others).toEqual([])
    // 60 minutes of 120, a tenth of them in error.
    expectNear(hole?.jump?.events, 7200)
    expectNear(hole?.jump?.errors, 720)
  },
)

test('errors that never happened are none', async () => {
  const [hole] = await holeOf('faultless')
  expectNear(hole?.jump?.events, 7200)
  expect(hole?.jump?.errors).toBe(0)
})

test.each(['reset', 'outgrown', 'moved', 'born'] as const)(
  'counters that did not survive tell nothing: %s',
  async (name) => {
    const [hole] = await holeOf(name)
    expect(hole).toMatchObject({ jump: null })
  },
)

test('a hole is asked for once, and what tells of it is forgotten when it is filled', async () => {
  const rows = () =>
    database.read((reader) => reader.selectFrom('counter_jump').selectAll().orderBy('objective_id').execute())
  const before = await rows()
  expect(before).toHaveLength(Object.keys(slos).length)
  await remoteWrite(prometheus.url, scraped(HOLE.from, HOLE.to))
  now = END + 60
  await ledger.refill({ from: minute(0), to: minute(END) })
  expect(await rows()).toEqual(before)
  expect(await holeOf('survives')).toEqual([])
})
