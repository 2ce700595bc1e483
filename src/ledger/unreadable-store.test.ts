import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { isPostgres } from '../store/dialect.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { whileWritten } from '../../test/support/while-written.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { setAsideBeyondBounds } from './unreadable-store.js'
import {
  constant,
  countsOf,
  dataset,
  minute,
  minuteOf,
  objective,
  openLedgerHouse,
  START,
  type LedgerHouse,
} from '../../test/support/ledger-house.js'

let house: LedgerHouse

beforeEach(async () => {
  house = await openLedgerHouse()
})

afterEach(() => house.db.close())

const slos = [sampleSlo(), sampleSlo({ name: 'latency' })]
const latency = { ...objective, slo: 'latency' }
const hour = START / 1000 - 3600

test.each([1e308, 6e14, Infinity, -5, 1e11 + 1])(
  'a source that says %d leaves that minute unknown, names it, and takes everything else',
  async (value) => {
    house.world.recorded['availability'] = { events: (at) => (minuteOf(at) === -9 ? value : 1), errors: () => 0 }
    house.world.recorded['latency'] = constant(60, 3)
    const one = house.ledger({ slos })
    await one.ingestUpTo(minute(0))
    expect(await countsOf(one, -10, -9)).toBeUndefined()
    expect(await countsOf(one, -120, 0)).toEqual({ events: 119 * 60, errors: 0, observedSeconds: 119 * 60 })
    expect(await countsOf(one, -120, 0, latency)).toMatchObject({ observedSeconds: 7200 })
    expect(one.refusedMinutes()).toEqual([
      expect.objectContaining({
        service: 'checkout',
        name: 'availability',
        value: value * 60,
        minute: minute(-10).getTime(),
      }),
    ])
    expect(house.logger.lines).toEqual([
      expect.objectContaining({ level: 'warn', message: 'A value cannot be true: its minute is unknown' }),
    ])
  },
)

test('a column beyond its bounds is set aside at the start, asked for again, and stops nobody', async () => {
  house.world.recorded = { availability: constant(60, 0), latency: constant(60, 3) }
  await house.ledger({ slos }).ingestUpTo(minute(0))
  await house.db.write((transaction) =>
    sql`update ledger_hour set milli_events = ${isPostgres(transaction) ? 2n ** 62n : sql`36000000000000000000000`}
      where objective_id = 1 and hour = ${hour}`.execute(transaction),
  )
  await house.db.write((transaction) =>
    sql`update ledger_hour set milli_errors = ${2n ** 60n} where objective_id = 2 and hour = ${hour}`.execute(
      transaction,
    ),
  )
  const after = house.ledger({ slos })
  // Readers pass them over before anything was set aside.
  expect(await countsOf(after, -120, 0)).toEqual({ events: 3600, errors: 0, observedSeconds: 3600 })
  await after.ingestUpTo(minute(10))
  expect(house.logger.lines.map(({ level, message }) => [level, message])).toEqual([
    ['error', 'An hour of the ledger could not be read: it is set aside and asked for again'],
    ['error', 'An hour of the ledger could not be read: it is set aside and asked for again'],
  ])
  const aside = await house.db.read((reader) =>
    reader.selectFrom('set_aside_hour').select(['kind', 'target_id', 'hour', 'content']).execute(),
  )
  expect(aside.map(({ kind, target_id }) => [kind, target_id])).toEqual([
    ['objective', 1],
    ['objective', 2],
  ])
  expect(aside[1]?.content).toContain(String(2n ** 60n))
  await after.refill({ from: minute(-120), to: minute(10) })
  expect(await countsOf(after, -120, 0)).toEqual({ events: 7200, errors: 0, observedSeconds: 7200 })
  expect(await countsOf(after, -120, 0, latency)).toEqual({ events: 7200, errors: 360, observedSeconds: 7200 })
})

test('hours are looked at without waiting for who writes', () =>
  whileWritten(async (store) => {
    expect(await setAsideBeyondBounds(store, minute(0))).toEqual([])
  }))

test('minutes that cannot be decoded count by the sums of their hour until they are set aside', async () => {
  house.world.recorded['availability'] = constant(60, 0)
  house.world.point = () => START / 1000 - 7200
  const parts = { datasets: [sampleDataset()] }
  await house.ledger(parts).ingestUpTo(minute(-10))
  const bytes = Uint8Array.from([255, 255, 255])
  for (const table of ['ledger_hour', 'dataset_hour'] as const) {
    await house.db.write((transaction) =>
      transaction.updateTable(table).set({ minutes: bytes }).where('hour', '=', hour).execute(),
    )
  }
  const after = house.ledger(parts)
  expect(await countsOf(after, -60, -30)).toEqual({ events: 1500, errors: 0, observedSeconds: 1500 })
  const asked = [{ key: dataset, rpoSeconds: 900, reportsLoss: false }]
  await after.recoveryPoints.exposure(asked, { from: minute(-120), to: minute(0) })
  await after.ingestUpTo(minute(10))
  await after.refill({ from: minute(-120), to: minute(10) })
  expect(await countsOf(after, -120, 0)).toEqual({ events: 7200, errors: 0, observedSeconds: 7200 })
  const exposure = await after.recoveryPoints.exposure(asked, { from: minute(-120), to: minute(0) })
  expect([...exposure.values()]).toEqual([expect.objectContaining({ observedSeconds: 7200 })])
  expect(
    await house.db.read((reader) => reader.selectFrom('set_aside_hour').select(['kind', 'reason']).execute()),
  ).toEqual([
    { kind: 'objective', reason: 'minutes that cannot be decoded' },
    { kind: 'dataset', reason: 'minutes that cannot be decoded' },
  ])
})
