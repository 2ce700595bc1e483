import type { DatasetKey } from '../../src/backup/dataset.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import type { Ledger } from '../../src/ledger/ledger.js'
import { PrometheusError } from '../../src/promql/prometheus-error.js'
import type { Clock } from '../../src/shared/clock.js'
import { objectiveId, watermarksOf, type Counts, type ObjectiveKey } from '../../src/slo/counts.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { exampleConfig, exampleSource } from './example-config.js'
import { createFakeSeriesReader, type FakeSeries, type FakeSeriesReader, type ValueAt } from './fake-series-reader.js'
import { createMemoryLogger } from './memory-logger.js'
import { countsIn } from './counts-in.js'

export const START = Date.UTC(2026, 9, 1)

/** The instant so many minutes after `START`. */
export const minute = (count: number) => new Date(START + count * 60_000)
export const minuteOf = (at: Date) => (at.getTime() - START) / 60_000

/** Answers of a recorded or raw objective. */
export interface Values {
  readonly events: ValueAt
  readonly errors: ValueAt
}

export const nothing: Values = { events: () => null, errors: () => null }

/** So many events and errors in every minute. */
export const constant = (events: number, errors: number): Values => ({
  events: () => events / 60,
  errors: () => errors / 60,
})

/** What the pretended Prometheus holds. Rates are per second; the value at the end of a minute is that minute's. */
export interface World {
  recorded: Record<string, Values>
  raw: Values
  point: ValueAt
  rawPoint: ValueAt
  /** Queries with this text in them are refused. */
  refused: string | null
}

/** A ledger in memory on a pretended Prometheus that tests write to. */
export interface LedgerHouse {
  db: Database
  readonly world: World
  readonly reader: FakeSeriesReader
  readonly logger: ReturnType<typeof createMemoryLogger>
  /** A ledger as after a restart with this configuration; retention is two hours unless it says otherwise. */
  ledger(changes?: Parameters<typeof exampleConfig>[0], clock?: Clock): Ledger
  /** Empties the store. */
  empty(): Promise<void>
}

export const objective: ObjectiveKey = {
  prometheus: 'default',
  environment: 'production',
  service: 'checkout',
  slo: 'availability',
  group: '',
}

export const dataset: DatasetKey = {
  prometheus: 'default',
  environment: 'production',
  service: 'checkout',
  dataset: 'orders-db',
}

const retention = exampleSource({ retentionSeconds: 7200 })

export async function openLedgerHouse(): Promise<LedgerHouse> {
  const world: World = { recorded: {}, raw: nothing, point: () => null, rawPoint: () => null, refused: null }
  const reader = createFakeSeriesReader((query) => answer(world, query))
  const logger = createMemoryLogger()
  const house: LedgerHouse = {
    db: await openStore(':memory:'),
    world,
    reader,
    logger,
    ledger(changes = {}, clock = () => minute(0)) {
      const config = exampleConfig({ prometheus: [retention], ...changes })
      return createLedger({ database: house.db, config, readers: new Map([['default', reader]]), clock, logger })
    },
    async empty() {
      await house.db.close()
      house.db = await openStore(':memory:')
    },
  }
  return house
}

/** What the ledger counts from one minute to another. */
export async function countsOf(
  of: Ledger,
  ...[from, to, whose = objective]: [number, number, ObjectiveKey?]
): Promise<Counts | undefined> {
  return (await countsIn(of.counts, [whose], { from: minute(from), to: minute(to) })).get(objectiveId(whose))
}

/** How far objectives have come, by `objectiveId`. */
export async function watermarksIn(of: Ledger, keys: readonly ObjectiveKey[]): Promise<ReadonlyMap<string, Date>> {
  return watermarksOf(await of.counts.objectives(keys))
}

function answer(world: World, query: string): FakeSeries[] {
  if (world.refused !== null && query.includes(world.refused)) throw new PrometheusError('rejected', 'many-to-many')
  return query.startsWith('last_over_time') ? recordedAnswer(world, query) : rawAnswer(world, query)
}

function recordedAnswer(world: World, query: string): FakeSeries[] {
  if (query.includes('backup:')) {
    return [{ labels: { service: 'checkout', dataset: 'orders-db' }, valueAt: world.point }]
  }
  const part = query.includes('slo:events') ? 'events' : 'errors'
  return Object.entries(world.recorded).map(([slo, values]) => {
    return { labels: { service: 'checkout', slo, environment: 'production' }, valueAt: times(query, values[part]) }
  })
}

function rawAnswer(world: World, query: string): FakeSeries[] {
  const part = query.includes('backup_') ? world.rawPoint : world.raw[query.includes('or 0 *') ? 'errors' : 'events']
  const ids = [...query.matchAll(/"plimsoll_target", "(\d+)"/g)].map((match) => match[1]!)
  return ids.map((id) => ({ labels: { plimsoll_target: id }, valueAt: times(query, part) }))
}

function times(query: string, valueAt: ValueAt): ValueAt {
  return (at) => {
    const value = valueAt(at)
    return value === null ? null : value * (query.includes('* 60') ? 60 : 1)
  }
}
