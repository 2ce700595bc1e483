import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { objectiveId } from '../slo/counts.js'
import {
  constant,
  countsOf,
  minute,
  minuteOf,
  nothing,
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

test('the first ingest reads back to the retention, and a minute is the value at its end', async () => {
  house.world.recorded['availability'] = { events: (at) => minuteOf(at) + 1000, errors: () => 0.5 }
  const one = house.ledger()
  await one.ingestUpTo(minute(0.7))
  expect(await countsOf(one, -120, 0)).toMatchObject({ observedSeconds: 7200, errors: 120 * 30 })
  expect(await countsOf(one, -1, 0)).toEqual({ events: 60_000, errors: 30, observedSeconds: 60 })
  expect((await watermarksIn(one, [objective])).get(objectiveId(objective))).toEqual(minute(0))
})

test('a minute is what the rules recorded, else the raw indicator, else unknown', async () => {
  const isOdd = (at: Date) => minuteOf(at) % 2 !== 0
  house.world.recorded['availability'] = { events: (at) => (isOdd(at) ? 10 : null), errors: () => 1 }
  house.world.raw = { events: (at) => (minuteOf(at) > -60 ? 20 : null), errors: () => 2 }
  const one = house.ledger()
  await one.ingestUpTo(minute(0))
  expect(await countsOf(one, -3, -1)).toEqual({ events: 600 + 1200, errors: 60 + 120, observedSeconds: 120 })
  expect(await countsOf(one, -120, -60)).toEqual({ events: 30 * 600, errors: 30 * 60, observedSeconds: 1800 })
})

test('an objective of which nothing is known is missing, and its watermark says that it was asked for', async () => {
  const one = house.ledger()
  await one.ingestUpTo(minute(0))
  expect(await countsOf(one, -120, 0)).toBeUndefined()
  expect((await watermarksIn(one, [objective])).get(objectiveId(objective))).toEqual(minute(0))
})

test('late values are taken within five minutes; what is known is never forgotten', async () => {
  house.world.recorded['availability'] = constant(60, 0)
  const one = house.ledger()
  await one.ingestUpTo(minute(0))
  house.world.recorded['availability'] = nothing
  await one.ingestUpTo(minute(1))
  expect(await countsOf(one, -5, 1)).toMatchObject({ events: 300, observedSeconds: 300 })
  house.world.recorded['availability'] = constant(120, 0)
  await one.ingestUpTo(minute(2))
  expect(await countsOf(one, -6, 2)).toMatchObject({ events: 60 * 2 + 120 * 6, observedSeconds: 480 })
})

test('old minutes are dropped, their hours stay', async () => {
  house.world.recorded['availability'] = constant(60, 3)
  const one = house.ledger()
  await one.ingestUpTo(minute(0))
  await one.housekeepingJob.run(minute(401 * 1440), new AbortController().signal)
  expect(await countsOf(one, -120, 0)).toEqual({ events: 7200, errors: 360, observedSeconds: 7200 })
  expect(await countsOf(one, -90, -60)).toEqual({ events: 1800, errors: 90, observedSeconds: 1800 })
  expect(await house.db.read((reader) => reader.selectFrom('ledger_hour').select('minutes').execute())).toEqual([
    { minutes: null },
    { minutes: null },
  ])
})

test('the configuration behind a hash is kept once', async () => {
  await house.ledger({ hash: 'b'.repeat(64) }).ingestUpTo(minute(0))
  await house.ledger({ hash: 'b'.repeat(64) }).ingestUpTo(minute(5))
  const snapshots = await house.db.read((reader) => reader.selectFrom('config_snapshot').selectAll().execute())
  expect(snapshots).toEqual([{ hash: 'b'.repeat(64), canonical: '{}', first_seen: START / 1000 }])
})
