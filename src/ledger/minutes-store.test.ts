import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { exampleConfig } from '../../test/support/example-config.js'
import type { Minutes } from '../slo/minutes.js'
import {
  constant,
  minute,
  nothing,
  objective,
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

async function read(ledger: Ledger, from: number, to: number): Promise<Minutes> {
  const [one] = await ledger.minutes.minutes([{ key: objective, interval: { from: minute(from), to: minute(to) } }])
  return one!
}

test('minutes come back one by one, unknown where nothing was said, also of an interval that cuts hours', async () => {
  house.world.recorded.availability = {
    events: (at) => (at.getTime() === minute(30).getTime() ? null : 2 + at.getUTCMinutes()),
    errors: (at) => (at.getTime() === minute(30).getTime() ? null : 0.5),
  }
  const ledger = house.ledger()
  await ledger.ingestUpTo(minute(90))
  const { from, events, errors, summed } = await read(ledger, 28, 63)
  expect([from * 1000, events.length, errors.length, summed]).toEqual([START + 28 * 60_000, 35, 35, []])
  // The value at the end of a minute is that minute's, per second.
  expect([...events.slice(0, 4)]).toEqual([60 * (2 + 29), NaN, 60 * (2 + 31), 60 * (2 + 32)])
  expect([...errors.slice(0, 4)]).toEqual([30, NaN, 30, 30])
  expect([...events.slice(-4)]).toEqual([60 * (2 + 0), 60 * (2 + 1), 60 * (2 + 2), 60 * (2 + 3)])
  expect([...(await read(ledger, 88, 93)).events]).toEqual([60 * (2 + 29), 60 * (2 + 30), NaN, NaN, NaN])
})

test('of an objective that is not in the ledger every minute is unknown', async () => {
  const interval = { from: minute(0), to: minute(3) }
  const [one] = await house.ledger().minutes.minutes([{ key: { ...objective, slo: 'other' }, interval }])
  expect([...one!.events, ...one!.errors]).toEqual([NaN, NaN, NaN, NaN, NaN, NaN])
})

test('many intervals of many objectives are answered in their order, each by itself', async () => {
  house.world.recorded.availability = constant(60, 6)
  const ledger = house.ledger()
  await ledger.ingestUpTo(minute(60))
  const stranger = { ...objective, slo: 'other' }
  const intervals = [
    { from: minute(58), to: minute(61) },
    { from: minute(0), to: minute(1) },
  ]
  const asked = intervals.flatMap((interval) => [objective, stranger].map((key) => ({ key, interval })))
  const answers = await ledger.minutes.minutes(asked)
  expect(answers.map(({ events }) => [...events])).toEqual([[60, 60, NaN], [NaN, NaN, NaN], [60], [NaN]])
})

test('an hour without minutes is told as its sums, and its minutes are unknown', async () => {
  house.world.recorded.availability = constant(60, 6)
  const ledger = house.ledger()
  await ledger.ingestUpTo(minute(120))
  await dropMinutes(house.db, exampleConfig({}), minute(500 * 1440))
  const { events, summed } = await read(ledger, 30, 61)
  expect(events.every(Number.isNaN)).toBe(true)
  const whole = { events: 3600, errors: 360, observedSeconds: 3600 }
  expect(summed).toEqual([0, 3600].map((seconds) => ({ hour: START / 1000 + seconds, ...whole })))
})

test('an hour whose bytes are of another making is unknown, and the next ingest sets it aside', async () => {
  house.world.recorded.availability = constant(60, 6)
  const ledger = house.ledger()
  await ledger.ingestUpTo(minute(120))
  await house.db.write((db) =>
    sql`update ledger_hour set minutes = ${new Uint8Array([5, 7, 255])} where hour = ${START / 1000}`.execute(db),
  )
  const { events } = await read(ledger, 0, 61)
  expect([events.slice(0, 60).every(Number.isNaN), events[60]]).toEqual([true, 60])
  await ledger.ingestUpTo(minute(121))
  expect(house.logger.lines.some(({ message }) => message.includes('set aside'))).toBe(true)
})

test('who remembers hours is told of those that were filled behind the watermark, once', async () => {
  house.world.recorded.availability = nothing
  const ledger = house.ledger({}, () => minute(240))
  await ledger.ingestUpTo(minute(240))
  const { place } = await ledger.minutes.lateHours(null)
  expect((await ledger.minutes.lateHours(place)).byService.size).toBe(0)
  house.world.recorded.availability = constant(60, 6)
  await ledger.refill({ from: minute(130), to: minute(170) })
  const news = await ledger.minutes.lateHours(place)
  expect([...news.byService].map(([service, hours]) => [service, [...hours]])).toEqual([
    ['checkout', [START / 1000 + 7200]],
  ])
  expect((await read(ledger, 130, 131)).events[0]).toBe(60)
  expect((await ledger.minutes.lateHours(news.place)).byService.size).toBe(0)
})
