import { afterEach, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PrometheusError } from '../promql/prometheus-error.js'
import { objectiveId } from '../slo/counts.js'
import { exampleSource } from '../../test/support/example-config.js'
import { ledgerRows } from '../../test/support/ledger-rows.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import type { IngestProgress } from './ledger.js'
import {
  constant,
  countsOf,
  minute,
  minuteOf,
  objective,
  START,
  openLedgerHouse,
  watermarksIn,
  type LedgerHouse,
} from '../../test/support/ledger-house.js'

let house: LedgerHouse

beforeEach(async () => {
  house = await openLedgerHouse()
})

afterEach(() => house.db.close())

test('however the time is cut, and whatever is read twice, the rows are the same', async () => {
  const mixed = (at: Date) => (minuteOf(at) % 7 === 3 ? null : 3 + (minuteOf(at) % 5))
  house.world.recorded['availability'] = {
    events: (at) => (minuteOf(at) % 11 < 4 ? null : mixed(at)),
    errors: () => 0.25,
  }
  house.world.raw = { events: mixed, errors: () => 0.5 }
  house.world.point = (at) => (minuteOf(at) % 13 === 5 ? null : START / 1000 + Math.floor(minuteOf(at) / 10) * 600)
  const parts = { datasets: [sampleDataset()], prometheus: [exampleSource()] }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 6 }), async (stops) => {
      const results = []
      for (const slots of [[300], [...stops.toSorted((a, b) => a - b), 300]]) {
        await house.empty()
        await house.ledger(parts).ingestUpTo(minute(0))
        for (const slot of slots) await house.ledger(parts).ingestUpTo(minute(slot))
        results.push(await ledgerRows(house.db))
      }
      expect(results[1]).toEqual(results[0])
    }),
    { numRuns: 15 },
  )
})

test('a Prometheus that does not answer moves nothing, and is caught up with later', async () => {
  house.world.recorded['availability'] = constant(60, 3)
  const one = house.ledger({ datasets: [sampleDataset()] })
  await one.ingestUpTo(minute(0))
  house.reader.failure = new PrometheusError('unreachable', 'connection refused')
  await expect(one.ingestUpTo(minute(30))).rejects.toMatchObject({ reason: 'unreachable' })
  expect(one.lastAnswers()).toEqual([{ name: 'default', answering: false, answeredAt: minute(0) }])
  expect((await watermarksIn(one, [objective])).get(objectiveId(objective))).toEqual(minute(0))
  house.reader.failure = null
  await one.ingestUpTo(minute(60))
  expect(await countsOf(one, 0, 60)).toEqual({ events: 3600, errors: 180, observedSeconds: 3600 })
  expect(one.lastAnswers()[0]?.answering).toBe(true)
})

test('a backfill tells how far it is, stops between portions when asked, and goes on from there', async () => {
  house.world.recorded['availability'] = constant(60, 3)
  const long = { prometheus: [exampleSource({ retentionSeconds: 5 * 86_400 })] }
  const stop = new AbortController()
  const told: IngestProgress[] = []
  const onProgress = (progress: IngestProgress) => {
    told.push(progress)
    if (told.length === 2) stop.abort()
  }
  const one = house.ledger(long)
  await expect(one.ingestUpTo(minute(0), { onProgress, signal: stop.signal })).rejects.toThrow('abort')
  expect(told.at(-1)).toMatchObject({ objectives: 1, minutesDone: 2880, minutesTotal: 7200 })
  expect(one.backfill()).toMatchObject({ from: minute(-7200), to: minute(0), reached: minute(-4320), share: 0.4 })
  const watermark = (await watermarksIn(one, [objective])).get(objectiveId(objective))
  expect(watermark).toEqual(minute(-3 * 1440))
  await one.ingestUpTo(minute(0), { onProgress })
  expect(told.at(-1)).toMatchObject({ minutesTotal: 3 * 1440 + 5 })
  expect(one.backfill()).toBeNull()
  expect(await countsOf(one, -7200, 0)).toMatchObject({ observedSeconds: 5 * 86_400 })
})

test('a cycle reads the newest minutes of all, a slice of the backlog, and leaves the rest to the next', async () => {
  house.world.recorded['availability'] = constant(60, 3)
  await house.ledger().ingestUpTo(minute(0))
  house.world.raw = constant(30, 1)
  const long = { prometheus: [exampleSource({ retentionSeconds: 5 * 86_400 })] }
  const slos = [sampleSlo(), sampleSlo({ name: 'latency' })]
  let now = minute(1).getTime()
  const clock = () => new Date((now += 6_000))
  const one = house.ledger({ ...long, slos }, clock)
  const watermarks = async () => [...(await watermarksIn(one, [objective, latency])).values()]
  const latency = { ...objective, slo: 'latency' }
  await one.job.run(minute(1), new AbortController().signal)
  const [live, behind] = await watermarks()
  expect(live).toEqual(minute(1))
  expect(minuteOf(behind!)).toBeLessThan(0)
  expect(house.logger.lines.at(-1)).toMatchObject({ level: 'info', message: 'backlog is left to the next cycle' })
  for (const slot of [2, 3, 4, 5, 6]) await one.job.run(minute(slot), new AbortController().signal)
  expect(await watermarks()).toEqual([minute(6), minute(6)])
  expect(await countsOf(one, -7000, 6, latency)).toMatchObject({ observedSeconds: 7006 * 60 })
})
