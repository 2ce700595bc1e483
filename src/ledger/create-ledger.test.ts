import { afterEach, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DatasetKey } from '../backup/dataset.js'
import { datasetId } from '../backup/dataset.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { objectiveId, type ObjectiveKey } from '../slo/counts.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { exampleConfig, exampleSource } from '../../test/support/example-config.js'
import {
  createFakeSeriesReader,
  type FakeSeries,
  type FakeSeriesReader,
  type ValueAt,
} from '../../test/support/fake-series-reader.js'
import { ledgerRows } from '../../test/support/ledger-rows.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { createLedger } from './create-ledger.js'
import type { IngestProgress, Ledger } from './ledger.js'

const start = Date.UTC(2026, 9, 1)
const minute = (count: number) => new Date(start + count * 60_000)
const minuteOf = (at: Date) => (at.getTime() - start) / 60_000
const retention = exampleSource({ retentionSeconds: 7200 })

/** What the pretended Prometheus holds. Rates are per second; the value at the end of a minute is that minute's. */
interface World {
  recorded: Record<string, { events: ValueAt; errors: ValueAt }>
  raw: { events: ValueAt; errors: ValueAt }
  point: ValueAt
  rawPoint: ValueAt
  refused: string | null
}

let db: Database
let world: World
let reader: FakeSeriesReader
let logger: ReturnType<typeof createMemoryLogger>

beforeEach(async () => {
  db = await openStore(':memory:')
  logger = createMemoryLogger()
  world = { recorded: {}, raw: nothing, point: () => null, rawPoint: () => null, refused: null }
  reader = createFakeSeriesReader(answer)
})

afterEach(() => db.destroy())

const nothing = { events: () => null, errors: () => null }
const constant = (events: number, errors: number) => ({ events: () => events / 60, errors: () => errors / 60 })

function answer(query: string): FakeSeries[] {
  if (world.refused !== null && query.includes(world.refused)) throw new PrometheusError('rejected', 'many-to-many')
  return query.startsWith('last_over_time') ? recordedAnswer(query) : rawAnswer(query)
}

function recordedAnswer(query: string): FakeSeries[] {
  if (query.includes('backup:')) {
    return [{ labels: { service: 'checkout', dataset: 'orders-db' }, valueAt: world.point }]
  }
  const part = query.includes('slo:events') ? 'events' : 'errors'
  return Object.entries(world.recorded).map(([slo, values]) => {
    return { labels: { service: 'checkout', slo, environment: 'production' }, valueAt: times(query, values[part]) }
  })
}

function rawAnswer(query: string): FakeSeries[] {
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

function ledger(changes: Parameters<typeof exampleConfig>[0] = {}, at = minute(0)): Ledger {
  const config = exampleConfig({ prometheus: [retention], ...changes })
  return createLedger({ database: db, config, readers: new Map([['default', reader]]), clock: () => at, logger })
}

const key: ObjectiveKey = {
  prometheus: 'default',
  environment: 'production',
  service: 'checkout',
  slo: 'availability',
  group: '',
}
const datasetKey: DatasetKey = {
  prometheus: 'default',
  environment: 'production',
  service: 'checkout',
  dataset: 'orders-db',
}

async function countsOf(of: Ledger, ...[from, to, whose = key]: [number, number, ObjectiveKey?]) {
  return (await of.counts.counts([whose], { from: minute(from), to: minute(to) })).get(objectiveId(whose))
}

test('the first ingest reads back to the retention, and a minute is the value at its end', async () => {
  world.recorded['availability'] = { events: (at) => minuteOf(at) + 1000, errors: () => 0.5 }
  const one = ledger()
  await one.ingestUpTo(minute(0.7))
  expect(await countsOf(one, -120, 0)).toMatchObject({ observedSeconds: 7200, errors: 120 * 30 })
  expect(await countsOf(one, -1, 0)).toEqual({ events: 60_000, errors: 30, observedSeconds: 60 })
  expect((await one.counts.watermarks([key])).get(objectiveId(key))).toEqual(minute(0))
})

test('a minute is what the rules recorded, else the raw indicator, else unknown', async () => {
  const isOdd = (at: Date) => minuteOf(at) % 2 !== 0
  world.recorded['availability'] = { events: (at) => (isOdd(at) ? 10 : null), errors: () => 1 }
  world.raw = { events: (at) => (minuteOf(at) > -60 ? 20 : null), errors: () => 2 }
  const one = ledger()
  await one.ingestUpTo(minute(0))
  expect(await countsOf(one, -3, -1)).toEqual({ events: 600 + 1200, errors: 60 + 120, observedSeconds: 120 })
  expect(await countsOf(one, -120, -60)).toEqual({ events: 30 * 600, errors: 30 * 60, observedSeconds: 1800 })
})

test('an objective of which nothing is known is missing, and its watermark says that it was asked for', async () => {
  const one = ledger()
  await one.ingestUpTo(minute(0))
  expect(await countsOf(one, -120, 0)).toBeUndefined()
  expect((await one.counts.watermarks([key])).get(objectiveId(key))).toEqual(minute(0))
})

test('however the time is cut, and whatever is read twice, the rows are the same', async () => {
  const mixed = (at: Date) => (minuteOf(at) % 7 === 3 ? null : 3 + (minuteOf(at) % 5))
  world.recorded['availability'] = { events: (at) => (minuteOf(at) % 11 < 4 ? null : mixed(at)), errors: () => 0.25 }
  world.raw = { events: mixed, errors: () => 0.5 }
  world.point = (at) => (minuteOf(at) % 13 === 5 ? null : start / 1000 + Math.floor(minuteOf(at) / 10) * 600)
  const parts = { datasets: [sampleDataset()], prometheus: [exampleSource()] }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 6 }), async (stops) => {
      const results = []
      for (const slots of [[300], [...stops.toSorted((a, b) => a - b), 300]]) {
        await db.destroy()
        db = await openStore(':memory:')
        await ledger(parts).ingestUpTo(minute(0))
        for (const slot of slots) await ledger(parts).ingestUpTo(minute(slot))
        results.push(await ledgerRows(db))
      }
      expect(results[1]).toEqual(results[0])
    }),
    { numRuns: 15 },
  )
})

test('late values are taken within five minutes; what is known is never forgotten', async () => {
  world.recorded['availability'] = constant(60, 0)
  const one = ledger()
  await one.ingestUpTo(minute(0))
  world.recorded['availability'] = nothing
  await one.ingestUpTo(minute(1))
  expect(await countsOf(one, -5, 1)).toMatchObject({ events: 300, observedSeconds: 300 })
  world.recorded['availability'] = constant(120, 0)
  await one.ingestUpTo(minute(2))
  expect(await countsOf(one, -6, 2)).toMatchObject({ events: 60 * 2 + 120 * 6, observedSeconds: 480 })
})

test('a Prometheus that does not answer moves nothing, and is caught up with later', async () => {
  world.recorded['availability'] = constant(60, 3)
  const one = ledger({ datasets: [sampleDataset()] })
  await one.ingestUpTo(minute(0))
  reader.failure = new PrometheusError('unreachable', 'connection refused')
  await expect(one.ingestUpTo(minute(30))).rejects.toMatchObject({ reason: 'unreachable' })
  expect(one.lastAnswers()).toEqual([{ name: 'default', answering: false, answeredAt: minute(0) }])
  expect((await one.counts.watermarks([key])).get(objectiveId(key))).toEqual(minute(0))
  reader.failure = null
  await one.ingestUpTo(minute(60))
  expect(await countsOf(one, 0, 60)).toEqual({ events: 3600, errors: 180, observedSeconds: 3600 })
  expect(one.lastAnswers()[0]?.answering).toBe(true)
})

test('a renamed objective keeps its rows, once', async () => {
  world.recorded['availability'] = constant(60, 3)
  await ledger().ingestUpTo(minute(0))
  const renamed = sampleSlo({ name: 'success', renamedFrom: 'availability' })
  const one = ledger({ slos: [renamed] })
  await one.ingestUpTo(minute(0))
  await ledger({ slos: [renamed, sampleSlo()] }).ingestUpTo(minute(0))
  expect(await countsOf(one, -120, 0, { ...key, slo: 'success' })).toMatchObject({ events: 7200 })
  expect(await db.selectFrom('objective').select('slo').orderBy('id').execute()).toEqual([
    { slo: 'success' },
    { slo: 'availability' },
  ])
})

test('a changed indicator leaves old hours as they are and marks the new ones', async () => {
  world.raw = constant(60, 3)
  await ledger().ingestUpTo(minute(0))
  world.raw = constant(600, 3)
  const indicator = { kind: 'ratio', total: 'other_total', bad: 'other_total{code="500"}' } as const
  const one = ledger({ slos: [sampleSlo({ indicator })] })
  await one.ingestUpTo(minute(60))
  expect(await countsOf(one, -120, -5)).toMatchObject({ events: 115 * 60 })
  const hashes = await db.selectFrom('ledger_hour').select('definition_hash').orderBy('hour').execute()
  expect(new Set(hashes.map(({ definition_hash }) => definition_hash)).size).toBe(2)
  expect(hashes[0]).not.toEqual(hashes.at(-1))
})

test('a new objective gets its history without keeping the others waiting', async () => {
  world.recorded['availability'] = constant(60, 3)
  await ledger().ingestUpTo(minute(0))
  world.raw = constant(30, 1)
  reader.asked.length = 0
  const latency = { ...key, slo: 'latency' }
  const one = ledger({ slos: [sampleSlo(), sampleSlo({ name: 'latency' })] })
  await one.ingestUpTo(minute(1))
  expect(reader.asked[0]?.query).toContain('slo=~"availability"')
  expect(await countsOf(one, -119, 1, latency)).toEqual({ events: 3600, errors: 120, observedSeconds: 7200 })
  expect((await one.counts.watermarks([key, latency])).get(objectiveId(latency))).toEqual(minute(1))
})

test('a raw query that the server refuses leaves its objective unknown and the others whole', async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  world.raw = constant(60, 0)
  world.refused = 'wrong_total'
  const indicator = { kind: 'ratio', total: 'wrong_total', bad: 'wrong_total{code="500"}' } as const
  const slos = names.map((name) => sampleSlo({ name, ...(name === 'd' && { indicator }) }))
  const one = ledger({ slos })
  await one.ingestUpTo(minute(0))
  const known = await one.counts.counts(
    names.map((slo) => ({ ...key, slo })),
    { from: minute(-120), to: minute(0) },
  )
  expect([...known.keys()].map((id) => id.split('/')[3])).toEqual(['a', 'b', 'c', 'e'])
  expect(logger.lines[0]).toMatchObject({ level: 'warn', data: { service: 'checkout', name: 'd' } })
})

test('a backfill tells how far it is, stops between portions when asked, and goes on from there', async () => {
  world.recorded['availability'] = constant(60, 3)
  const long = { prometheus: [exampleSource({ retentionSeconds: 5 * 86_400 })] }
  const stop = new AbortController()
  const told: IngestProgress[] = []
  const onProgress = (progress: IngestProgress) => {
    told.push(progress)
    if (told.length === 2) stop.abort()
  }
  const one = ledger(long)
  await expect(one.ingestUpTo(minute(0), { onProgress, signal: stop.signal })).rejects.toThrow('abort')
  expect(told.at(-1)).toMatchObject({ objectives: 1, minutesDone: 2880, minutesTotal: 7200 })
  const watermark = (await one.counts.watermarks([key])).get(objectiveId(key))
  expect(watermark).toEqual(minute(-3 * 1440))
  await one.ingestUpTo(minute(0), { onProgress })
  expect(told.at(-1)).toMatchObject({ minutesTotal: 3 * 1440 + 5 })
  expect(await countsOf(one, -7200, 0)).toMatchObject({ observedSeconds: 5 * 86_400 })
})

test('a cycle reads the newest minutes of all, a slice of the backlog, and leaves the rest to the next', async () => {
  world.recorded['availability'] = constant(60, 3)
  await ledger().ingestUpTo(minute(0))
  world.raw = constant(30, 1)
  const long = { prometheus: [exampleSource({ retentionSeconds: 5 * 86_400 })] }
  const slos = [sampleSlo(), sampleSlo({ name: 'latency' })]
  let now = minute(1).getTime()
  const clock = () => new Date((now += 6_000))
  const config = exampleConfig({ ...long, slos })
  const one = createLedger({ database: db, config, readers: new Map([['default', reader]]), clock, logger })
  const watermarks = async () => [...(await one.counts.watermarks([key, latency])).values()]
  const latency = { ...key, slo: 'latency' }
  await one.job.run(minute(1), new AbortController().signal)
  const [live, behind] = await watermarks()
  expect(live).toEqual(minute(1))
  expect(minuteOf(behind!)).toBeLessThan(0)
  expect(logger.lines.at(-1)).toMatchObject({ level: 'info', message: 'backlog is left to the next cycle' })
  for (const slot of [2, 3, 4, 5, 6]) await one.job.run(minute(slot), new AbortController().signal)
  expect(await watermarks()).toEqual([minute(6), minute(6)])
  expect(await countsOf(one, -7000, 6, latency)).toMatchObject({ observedSeconds: 7006 * 60 })
})

test('the newest data point never moves back, and an answer without one is no silence', async () => {
  const begin = start / 1000
  const one = ledger({ datasets: [sampleDataset()] })
  world.rawPoint = () => 0
  await one.ingestUpTo(minute(0))
  const newest = async () => (await one.recoveryPoints.newest([datasetKey])).get(datasetId(datasetKey))
  expect(await newest()).toEqual({ pointAt: null, answeredAt: minute(0) })
  world.point = () => begin + 30
  await one.ingestUpTo(minute(10))
  expect(await newest()).toEqual({ pointAt: new Date((begin + 30) * 1000), answeredAt: minute(10) })
  world.point = () => begin - 4000
  await one.ingestUpTo(minute(12))
  world.point = () => (begin + 30) * 1000
  await one.ingestUpTo(minute(14))
  world.point = () => null
  world.rawPoint = () => null
  await one.ingestUpTo(minute(20))
  expect(await newest()).toEqual({ pointAt: new Date((begin + 30) * 1000), answeredAt: minute(12) })
  const exposure = await one.recoveryPoints.exposure([{ key: datasetKey, rpoSeconds: 300 }], {
    from: minute(-60),
    to: minute(20),
  })
  expect(exposure.get(datasetId(datasetKey))).toEqual({
    observedSeconds: 60 * (60 + 12),
    compliantSeconds: 60 * 10,
    worstExposureSeconds: 690,
  })
})

test('old minutes are dropped, their hours stay', async () => {
  world.recorded['availability'] = constant(60, 3)
  const one = ledger()
  await one.ingestUpTo(minute(0))
  await one.housekeepingJob.run(minute(401 * 1440), new AbortController().signal)
  expect(await countsOf(one, -120, 0)).toEqual({ events: 7200, errors: 360, observedSeconds: 7200 })
  expect(await countsOf(one, -90, -60)).toEqual({ events: 1800, errors: 90, observedSeconds: 1800 })
  expect(await db.selectFrom('ledger_hour').select('minutes').execute()).toEqual([{ minutes: null }, { minutes: null }])
})

test('the configuration behind a hash is kept once', async () => {
  await ledger({ hash: 'b'.repeat(64) }).ingestUpTo(minute(0))
  await ledger({ hash: 'b'.repeat(64) }).ingestUpTo(minute(5))
  const snapshots = await db.selectFrom('config_snapshot').selectAll().execute()
  expect(snapshots).toEqual([{ hash: 'b'.repeat(64), canonical: '{}', first_seen: start / 1000 }])
})
