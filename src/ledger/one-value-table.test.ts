import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { exampleConfig, exampleSource } from '../../test/support/example-config.js'
import { createFakeSeriesReader, type FakeSeries } from '../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { datasetKey } from '../backup/dataset.js'
import { sloKey } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { createLedger } from './create-ledger.js'
import type { Ledger } from './ledger.js'

// Several Prometheus behind one Thanos, as an objective, as groups, as a dataset, recorded and raw. What is kept of a minute is what one of them
// said of it, or nothing: never sums, never the numerator of one over the denominator of another, never the newer backup of two clusters.

const start = Date.UTC(2026, 9, 1)
const minute = (count: number) => new Date(start + count * 60_000)
const MINUTES = [-120, -60, -1] as const

interface Member {
  readonly labels: Readonly<Record<string, string>>
  /** Per minute. */
  readonly events: number
  readonly errors: number
  /** Age of the newest backup in minutes, as it says. */
  readonly age: number
  /** Minutes in which it says nothing, `[from, to)`. */
  readonly silent: readonly [from: number, to: number]
}

const never = [0, 0] as const
const eu: Member = { labels: { cluster: 'eu' }, events: 6000, errors: 6, age: 5, silent: never }
const us: Member = { labels: { cluster: 'us' }, events: 60, errors: 60, age: 50, silent: never }
/** Silent at −60 and −120, one each. */
const a: Member = { labels: { replica: 'a' }, events: 600, errors: 3, age: 9, silent: [-70, -50] }
const b: Member = { labels: { replica: 'b' }, events: 590, errors: 59, age: 8, silent: [-120, -110] }
const isIn = (cluster: string, member: Member): Member => ({ ...member, labels: { ...member.labels, cluster } })

/** Of each minute of `MINUTES`: events and errors, or the age of the backup in minutes; `null`: unknown. */
type Kept<T> = readonly (T | null)[]
type Pair = readonly [events: number, errors: number]

interface Case {
  readonly members: readonly Member[]
  readonly whole: Kept<Pair>
  readonly groups: Readonly<Record<string, Kept<Pair>>>
  readonly ages: Kept<number>
}

const unknown = [null, null, null]
const EU: Kept<Pair> = [
  [6000, 6],
  [6000, 6],
  [6000, 6],
]
const US: Kept<Pair> = [
  [60, 60],
  [60, 60],
  [60, 60],
]
/** The one with more events, of those that speak, with its own errors. */
const REPLICAS: Kept<Pair> = [
  [600, 3],
  [590, 59],
  [600, 3],
]

const CASES: Readonly<Record<string, Case>> = {
  'one cluster': { members: [eu], whole: EU, groups: { eu: EU }, ages: [5, 5, 5] },
  'two clusters': { members: [eu, us], whole: unknown, groups: { eu: EU, us: US }, ages: unknown },
  'two clusters, one of them silent for an hour': {
    members: [eu, { ...us, silent: [-90, -30] }],
    whole: unknown,
    groups: { eu: EU, us: [[60, 60], null, [60, 60]] },
    ages: unknown,
  },
  'two clusters that are never heard at once': {
    members: [
      { ...eu, silent: [-60, 0] },
      { ...us, silent: [-120, -60] },
    ],
    // Nothing tells that they are two: what one said is what was said.
    whole: [EU[0]!, US[0]!, US[0]!],
    groups: { eu: [EU[0]!, null, null], us: [null, US[0]!, US[0]!] },
    ages: [5, 50, 50],
  },
  'two replicas with gaps': {
    members: [a, b].map((one) => isIn('eu', one)),
    whole: REPLICAS,
    groups: { eu: REPLICAS },
    // Of two replicas the newer backup has been seen, whoever saw it.
    ages: [9, 8, 8],
  },
  'two replicas of each of two clusters': {
    members: [isIn('eu', a), isIn('eu', b), isIn('us', a), isIn('us', b)],
    whole: unknown,
    groups: { eu: REPLICAS, us: REPLICAS },
    ages: unknown,
  },
  'a cluster with two replicas beside one with a single Prometheus': {
    members: [isIn('eu', a), isIn('eu', b), us],
    whole: unknown,
    groups: { eu: REPLICAS, us: US },
    ages: unknown,
  },
}

let db: Database

beforeEach(async () => {
  db = await openStore(':memory:')
})

afterEach(() => db.close())

const whole = sampleSlo()
const grouped = sampleSlo({ name: 'by-cluster', groupBy: ['cluster'] })
const dataset = sampleDataset()

function ledgerOver(members: readonly Member[], isRaw: boolean): Ledger {
  const answer = (query: string): FakeSeries[] => {
    const isRecorded = query.startsWith('last_over_time')
    if (isRecorded === isRaw) return []
    const named = isRecorded ? recordedNames(query) : [...query.matchAll(/"plimsoll_target", "(\d+)"/g)].map(rawName)
    return named.flatMap((names) =>
      members.map(({ labels, silent: [from, to], ...member }) => ({
        labels: { ...names, ...labels },
        valueAt: (at: Date) => {
          const index = (at.getTime() - start) / 60_000 - 1
          return index >= from && index < to ? null : valueOf(query, member, at)
        },
      })),
    )
  }
  const config = exampleConfig({
    prometheus: [exampleSource({ retentionSeconds: 7200, replicaLabels: ['replica'] })],
    slos: [whole, grouped],
    datasets: [dataset],
  })
  const readers = new Map([['default', createFakeSeriesReader(answer)]])
  return createLedger({ database: db, config, readers, clock: () => minute(0), logger: createMemoryLogger() })
}

function recordedNames(query: string): readonly Readonly<Record<string, string>>[] {
  const identity = { service: 'checkout', environment: 'production' }
  if (query.includes('backup:')) return [{ ...identity, dataset: dataset.name }]
  return [whole, grouped].map(({ name }) => ({ ...identity, slo: name }))
}

function rawName(match: RegExpExecArray): Readonly<Record<string, string>> {
  return { plimsoll_target: match[1] ?? '' }
}

/** Rates are per second unless the query multiplies them; a backup is told by its time. */
function valueOf(query: string, { events, errors, age }: Omit<Member, 'labels' | 'silent'>, at: Date): number {
  if (query.includes('backup')) return at.getTime() / 1000 - age * 60
  return query.includes('slo:errors') || query.includes('or 0 *') ? errors : events
}

async function pairsOf(ledger: Ledger, group: string, of = whole): Promise<Kept<Pair>> {
  const key = { ...sloKey(of), group }
  const requests = MINUTES.map((one) => ({ key, interval: { from: minute(one), to: minute(one + 1) } }))
  const counts = await ledger.counts.counts(requests)
  return counts.map((one) => (one.observedSeconds === 0 ? null : [one.events, one.errors]))
}

async function agesOf(ledger: Ledger): Promise<Kept<number>> {
  const questions = [{ key: datasetKey(dataset), rpoSeconds: 86_400, reportsLoss: false }]
  return Promise.all(
    MINUTES.map(async (one) => {
      const told = await ledger.recoveryPoints.exposure(questions, { from: minute(one), to: minute(one + 1) })
      const [exposure] = [...told.values()]
      return exposure?.worstExposureSeconds == null ? null : exposure.worstExposureSeconds / 60
    }),
  )
}

const table = Object.entries(CASES).flatMap(([name, one]) => [
  [name, 'recorded', one] as const,
  [name, 'raw', one] as const,
])

test.each(table)('%s, %s: each budget and each backup is right or unknown', async (_name, way, one) => {
  const ledger = ledgerOver(one.members, way === 'raw')
  await ledger.ingestUpTo(minute(0))
  const groups = (await ledger.counts.objectives([sloKey(grouped)])).flatMap(({ key }) => key.group || [])
  const kept = await Promise.all(
    groups.map(async (group) => [/"(.*)"/.exec(group)?.[1], await pairsOf(ledger, group, grouped)] as const),
  )
  expect(Object.fromEntries(kept)).toEqual(one.groups)
  expect(await pairsOf(ledger, '')).toEqual(one.whole)
  expect(await agesOf(ledger)).toEqual(one.ages)
})
