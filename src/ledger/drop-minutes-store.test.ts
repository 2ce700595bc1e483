import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { exampleConfig, exampleSource } from '../../test/support/example-config.js'
import { ledgerRows } from '../../test/support/ledger-rows.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { datasetId } from '../backup/dataset.js'
import {
  constant,
  countsOf,
  dataset,
  minute,
  minuteOf,
  nothing,
  openLedgerHouse,
  START,
  type LedgerHouse,
} from '../../test/support/ledger-house.js'
import { dropMinutes } from './drop-minutes-store.js'
import type { Ledger } from './ledger.js'

let house: LedgerHouse

beforeEach(async () => {
  house = await openLedgerHouse()
})

afterEach(() => house.db.close())

const DAY = 1440
const long = { prometheus: [exampleSource({ retentionSeconds: 15 * 86_400 })], datasets: [sampleDataset()] }

/** A ledger that keeps minutes for two days, as after a restart. */
function ledger(): Ledger {
  return house.ledger(long)
}

function housekeeping(day: number, of = long): Promise<void> {
  const config = exampleConfig(of)
  return dropMinutes(
    house.db,
    { ...config, storage: { ...config.storage, minuteDetailSeconds: 2 * 86_400 } },
    minute(day * DAY),
  )
}

/** Hours since the start that have minutes. */
const kept = async () => {
  const { hours } = await ledgerRows(house.db)
  return hours.filter(({ minutes }) => minutes !== null).map(({ hour }) => (hour - START / 1000) / 3600)
}

const exposureOf = async (of: Ledger, [from, to]: [number, number]) => {
  const asked = [{ key: dataset, rpoSeconds: 1e9, reportsLoss: false }]
  return (await of.recoveryPoints.exposure(asked, { from: minute(from), to: minute(to) })).get(datasetId(dataset))
}

test('a daemon that stood still for longer than minutes are kept goes on within the hour of its stop', async () => {
  house.world.recorded['availability'] = constant(100, 1)
  house.world.point = () => START / 1000
  await ledger().ingestUpTo(minute(108))
  // Three days later; housekeeping comes first, whatever the order of the jobs.
  await housekeeping(3)
  const after = ledger()
  await after.ingestUpTo(minute(3 * DAY))
  await housekeeping(3)
  expect(await countsOf(after, 60, 120)).toEqual({ events: 6000, errors: 60, observedSeconds: 3600 })
  expect(await exposureOf(after, [60, 120])).toMatchObject({ observedSeconds: 3600 })
  const { hours, points } = await ledgerRows(house.db)
  expect(hours.filter((row) => row.hour < minute(DAY).getTime() / 1000 && row.minutes !== null)).toEqual([])
  expect(points.find((row) => row.hour === minute(60).getTime() / 1000)).toMatchObject({ observed_seconds: 3600 })
})

test('the hour of a stop keeps its minutes until it was asked for to its end, though Prometheus forgets sooner', async () => {
  const short = { ...long, prometheus: [exampleSource({ retentionSeconds: 86_400 })] }
  house.world.recorded['availability'] = constant(100, 1)
  await house.ledger(short).ingestUpTo(minute(108))
  await housekeeping(3, short)
  expect(await kept()).toEqual([1])
  await house.ledger(short).ingestUpTo(minute(3 * DAY))
  await housekeeping(3, short)
  // Up to two days old.
  expect((await kept())[0]).toBeGreaterThanOrEqual(24)
})

test('hours whose minutes were dropped in their midst keep their sums until the whole hour is told again', async () => {
  house.world.recorded['availability'] = constant(100, 1)
  house.world.point = () => START / 1000
  await ledger().ingestUpTo(minute(108))
  for (const table of ['ledger_hour', 'dataset_hour'] as const) {
    await house.db.write((transaction) => transaction.updateTable(table).set({ minutes: null }).execute())
  }
  // Only what comes after the stop is there to be read: 17 minutes must not replace 48.
  house.world.recorded['availability'] = { events: (at) => (minuteOf(at) > 108 ? 100 / 60 : null), errors: () => 0 }
  house.world.point = (at) => (minuteOf(at) > 108 ? START / 1000 : null)
  const after = ledger()
  await after.ingestUpTo(minute(3 * DAY))
  expect(await countsOf(after, 60, 120)).toEqual({ events: 4800, errors: 48, observedSeconds: 48 * 60 })
  const { points } = await ledgerRows(house.db)
  expect(points.find((row) => row.hour === minute(60).getTime() / 1000)).toMatchObject({ observed_seconds: 48 * 60 })
})

test('an hour with unknown minutes keeps its minutes for as long as Prometheus remembers it', async () => {
  house.world.recorded['availability'] = { events: (at) => (minuteOf(at) === 30 ? null : 1), errors: () => 0 }
  await ledger().ingestUpTo(minute(5 * DAY))
  await housekeeping(5)
  expect((await kept())[0]).toBe(0)
  expect((await kept())[1]).toBe(3 * 24)
  house.world.recorded['availability'] = nothing
  await ledger().ingestUpTo(minute(16 * DAY))
  await housekeeping(16)
  expect(await kept()).toEqual([])
})
