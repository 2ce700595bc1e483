import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createFakeSeriesReader } from '../../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../../test/support/memory-logger.js'
import { sampleDataset } from '../../../test/support/sample-dataset.js'
import { toldMeasures } from '../../../test/support/told-measures.js'
import { PrometheusError } from '../../promql/prometheus-error.js'
import { ignoreSteps } from '../../shared/steps.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { MEASURES_KEPT } from './backup-measures.js'
import { createToldMeasures } from './told-measures-client.js'

let database: Database
let now: Date
/** What the source tells; `null`: nothing. */
let told: { point: number | null; size: number | null; duration: number | null }

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-11-29T02:00:00Z')
})
afterEach(() => database.close())

const dataset = sampleDataset({
  expectedDurationSeconds: 60,
  measureQueries: { size: 'dump_size_bytes', duration: 'dump_duration_seconds' },
})
/** A refused dataset takes all others of its question with it. */
const reader = createFakeSeriesReader((query) => {
  if (query.includes('refused')) throw new PrometheusError('rejected', 'unknown function')
  return toldMeasures(query, (part) =>
    part.includes('dump_size') ? told.size : part.includes('dump_duration') ? told.duration : told.point,
  )
})
const signal = new AbortController().signal

const measures = (datasets = [dataset]) =>
  createToldMeasures({
    ...{ database, datasets, readers: new Map([['default', reader]]) },
    ...{ clock: () => now, steps: ignoreSteps, logger: createMemoryLogger() },
  })

/** A backup whose data is so many minutes old. */
async function tell(ageMinutes: number, size: number | null, duration: number | null = null) {
  told = { point: now.getTime() / 1000 - ageMinutes * 60, size, duration }
  const asked = measures()
  await asked.ask(signal)
  return asked.of(dataset).map(({ sizeBytes, durationSeconds }) => [sizeBytes, durationSeconds])
}

const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000))

it('keeps what is told of each backup, once, over a restart of the daemon', async () => {
  expect(await tell(5, 100, 12.5)).toEqual([[100, 12.5]])
  later(5)
  expect(await tell(10, 100, 12.5)).toEqual([[100, 12.5]])
  later(60)
  expect(await tell(2, 300)).toEqual([
    [300, null],
    [100, 12.5],
  ])
  const restarted = measures()
  expect(restarted.of(dataset)).toEqual([])
  await restarted.load()
  expect(restarted.of(dataset)[0]).toEqual({
    pointAt: new Date('2026-11-29T03:03:00Z'),
    sizeBytes: 300,
    durationSeconds: null,
  })
})

it('takes an age that wavers for the same backup, and what is told of it later for its own', async () => {
  await tell(5, 100)
  expect(await tell(4.1, 100)).toEqual([[100, null]])
  expect(await tell(5.5, 120, 30)).toEqual([[120, 30]])
  // What is not told again is known all the same.
  expect(await tell(5, null, 31)).toEqual([[120, 31]])
})

it('does not take an older backup, of which a restarted exporter tells, for the newest', async () => {
  await tell(5, 100)
  expect(await tell(500, 7)).toEqual([[100, null]])
})

it('believes no backup that is more than an hour ahead, and none of which nothing but its age is told', async () => {
  expect(await tell(-61, 100)).toEqual([])
  expect(await tell(5, null)).toEqual([])
})

it('keeps no more than are compared', async () => {
  for (let run = 0; run < MEASURES_KEPT + 3; run++) {
    await tell(0, run)
    later(60)
  }
  const kept = await tell(30, 1000)
  expect(kept).toHaveLength(MEASURES_KEPT)
  expect([kept[0]?.[0], kept.at(-1)?.[0]]).toEqual([1000, 4])
})

it('goes on where a Prometheus does not answer, and forgets nothing', async () => {
  await tell(5, 100)
  reader.failure = new PrometheusError('timeout', 'no answer')
  expect(await tell(1, 200)).toEqual([[100, null]])
  reader.failure = null
})

it('asks for no dataset of which nobody tells a size, whose anomalies are ignored, or that pings tell of', async () => {
  const others = [sampleDataset(), { ...dataset, isUnusualIgnored: true }, { ...dataset, source: 'ping' as const }]
  const { length } = reader.asked
  const silent = measures(others)
  await silent.ask(signal)
  expect([silent.isAsked, reader.asked.length - length]).toEqual([false, 0])
})

it('asks for many at once, and finds the one whose query is refused', async () => {
  told = { point: now.getTime() / 1000, size: 100, duration: null }
  const many = Array.from({ length: 45 }, (_, index) => ({ ...dataset, name: `orders-${index}` }))
  const wrong = { ...many[30]!, measureQueries: { size: 'refused(dump_size_bytes)', duration: null } }
  const asked = measures(many.with(30, wrong))
  const { length } = reader.asked
  await asked.ask(signal)
  expect(many.filter((one) => asked.of(one)[0]?.sizeBytes !== 100).map(({ name }) => name)).toEqual(['orders-30'])
  // Those without it: 20 and 5. Those with it: 20, then halves until it is alone: 10 10, 5 5, 3 2, 2 1, 1 1.
  expect(reader.asked.length - length).toBe(2 + 1 + 10)
})
