import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { random } from '../../test/support/hourly-world.js'
import { recordEvent } from '../event/event-store.js'
import type { Counts } from '../slo/counts.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { createCountsReader } from './counts-store.js'

const HOUR = 3600
const BEGIN = Date.UTC(2026, 8, 1) / 1000
const SERVICES = ['checkout', 'search', 'basket']
/** The last one is read late: its watermark stays behind. */
const OBJECTIVES = SERVICES.flatMap((service) => ['availability', 'latency'].map((slo) => ({ service, slo })))
const LATE = OBJECTIVES.length

interface Hour {
  readonly events: number
  readonly errors: number
}

let store: Database
let reader: ReturnType<typeof createCountsReader>
/** What the ledger holds, by objective and hour. */
let truth: Map<number, Map<number, Hour>>

beforeEach(async () => {
  store = await openStore(':memory:')
  reader = createCountsReader(store, () => undefined)
  truth = new Map(OBJECTIVES.map((_, index) => [index + 1, new Map<number, Hour>()]))
  await store.write(async (transaction) => {
    for (const [index, { service, slo }] of OBJECTIVES.entries()) {
      const key = { id: index + 1, prometheus: 'default', environment: '', service, slo, group_key: '', group_by: '' }
      await transaction
        .insertInto('objective')
        .values({ ...key, definition_hash: '', history_from: BEGIN })
        .execute()
    }
  })
})

afterEach(() => store.close())

const keyOf = (index: number) => ({
  ...{ prometheus: 'default', environment: '', group: '' },
  ...(OBJECTIVES[index] ?? { service: '', slo: '' }),
})

/** Writes hours, and how far each objective was read. */
async function keep(
  hours: readonly (readonly [id: number, hour: number, value: Hour])[],
  watermark: (id: number) => number,
) {
  await store.write(async (transaction) => {
    for (const [id, hour, { events, errors }] of hours) {
      truth.get(id)?.set(hour, { events, errors })
      const sums = { milli_events: events * 1000, milli_errors: errors * 1000, observed_seconds: 3600, minutes: null }
      const row = { objective_id: id, hour, definition_hash: '', ...sums }
      await transaction
        .insertInto('ledger_hour')
        .values(row)
        .onConflict((conflict) => conflict.columns(['objective_id', 'hour']).doUpdateSet(sums))
        .execute()
    }
    for (const id of truth.keys())
      await transaction
        .updateTable('objective')
        .set({ watermark: watermark(id) })
        .where('id', '=', id)
        .execute()
  })
}

async function noteFilled(service: string, hour: number): Promise<void> {
  await store.write((transaction) =>
    recordEvent(transaction, {
      ...{
        kind: 'history_filled',
        subject: { kind: 'service', id: service },
        at: new Date(),
        actor: { kind: 'system', name: 'test' },
      },
      data: { names: ['availability'], hours: [{ hour: new Date(hour * 1000).toISOString(), minutes: 60 }] },
    } as never),
  )
}

function expected(id: number, from: number, to: number): Counts {
  const own = [...(truth.get(id) ?? [])].filter(([hour]) => hour >= from && hour < to).map(([, value]) => value)
  const sum = (of: keyof Hour) => own.reduce((total, value) => total + value[of], 0)
  return { events: sum('events'), errors: sum('errors'), observedSeconds: own.length * 3600 }
}

async function compare(from: number, to: number): Promise<void> {
  await compareTogether([[from, to]])
}

/** Of intervals that are asked for at once. */
async function compareTogether(intervals: readonly (readonly [from: number, to: number])[]): Promise<void> {
  const asked = OBJECTIVES.flatMap((_, index) => intervals.map(([from, to]) => ({ index, from, to })))
  const found = await reader.counts(
    asked.map(({ index, from, to }) => {
      return { key: keyOf(index), interval: { from: new Date(from * 1000), to: new Date(to * 1000) } }
    }),
  )
  expect(found).toEqual(asked.map(({ index, from, to }) => expected(index + 1, from, to)))
}

test('sums in memory are those of the store, hour after hour, whatever comes late', async () => {
  const next = random(7)
  const value = () => ({ events: Math.floor(next() * 1000), errors: Math.floor(next() * 10) })
  const first = BEGIN + 40 * 24 * HOUR
  const all = [...truth.keys()]
  const history = Array.from({ length: 40 * 24 }, (_, index) => BEGIN + index * HOUR)
  await keep(
    history.flatMap((hour) => all.flatMap((id) => (next() < 0.9 ? [[id, hour, value()] as const] : []))),
    () => first,
  )
  const waiting: [number, number, Hour][] = []
  for (let step = 0; step < 150; step += 1) {
    // Mostly an hour goes by, sometimes none, once many.
    const now = first + (Math.floor(step * 0.8) + (step > 100 ? 9 : 0)) * HOUR
    const hours = all.map((id) => [id, now - HOUR, value()] as [number, number, Hour])
    waiting.push(...hours.filter(([id]) => id === LATE))
    // One of them is read in one go every thirty steps, and nobody notes that: it lies before its watermark.
    const read = step % 30 === 29 ? waiting.splice(0) : []
    const reachedLate = waiting[0]?.[1] ?? now
    const reached = (id: number) => (id === LATE ? reachedLate : now)
    await keep([...hours.filter(([id]) => id !== LATE), ...read], reached)
    if (next() < 0.15)
      await fillLate([1 + Math.floor(next() * 4), now - Math.floor(3 + next() * 600) * HOUR, value()], reached)
    await compareAll(now, step, first)
  }
})

async function fillLate(late: readonly [id: number, hour: number, value: Hour], reached: (id: number) => number) {
  await keep([late], reached)
  await noteFilled(OBJECTIVES[late[0] - 1]?.service ?? '', late[1])
}

async function compareAll(now: number, step: number, first: number): Promise<void> {
  await compare(now - 30 * 24 * HOUR, now)
  await compare(now - 7 * 24 * HOUR, now)
  if (step % 3 === 0) await compare(first - 9 * 24 * HOUR, now)
  if (step % 5 === 0) await compare(now - 20 * HOUR, now)
  await compareTogether([30 * 24, 72, 24, 6, 1].map((hours) => [now - hours * HOUR, now] as const))
}

test('hours that are asked for at once, and again before there is an answer, are right', async () => {
  const now = BEGIN + 20 * 24 * HOUR
  const hours = Array.from({ length: 20 * 24 }, (_, index) => BEGIN + index * HOUR)
  await keep(
    hours.flatMap((hour) => [...truth.keys()].map((id) => [id, hour, { events: id, errors: 0 }] as const)),
    () => now,
  )
  await Promise.all([0, 1, 2, 3].map((hour) => compare(BEGIN + hour * HOUR, now - (3 - hour) * HOUR)))
  await keep([[1, BEGIN + 50 * HOUR, { events: 500, errors: 5 }]], () => now)
  await noteFilled('checkout', BEGIN + 50 * HOUR)
  await Promise.all([0, 1, 2, 3].map((hour) => compare(BEGIN + hour * HOUR, now - (3 - hour) * HOUR)))
})

test('hours that were taken away are gone from the sums', async () => {
  const now = BEGIN + 20 * 24 * HOUR
  const hours = Array.from({ length: 20 * 24 }, (_, index) => BEGIN + index * HOUR)
  await keep(
    hours.map((hour) => [1, hour, { events: 10, errors: 0 }] as const),
    () => now,
  )
  await compare(BEGIN, now)
  await store.write((transaction) =>
    transaction
      .deleteFrom('ledger_hour')
      .where('hour', '=', BEGIN + 30 * HOUR)
      .execute(),
  )
  truth.get(1)?.delete(BEGIN + 30 * HOUR)
  reader.forget()
  await compare(BEGIN, now)
  await compare(BEGIN + HOUR, now)
})

test('objectives are the list of before until something of them has moved', async () => {
  const now = BEGIN + 20 * HOUR
  const at = (hour: number) => new Date((BEGIN + hour * HOUR) * 1000)
  const keys = OBJECTIVES.map((_, index) => keyOf(index))
  const value = { events: 1, errors: 0 }
  const read = async () => {
    const all = await reader.objectives(keys)
    return { all, first: all[0]?.firstKnownAt, watermark: all[0]?.watermark }
  }
  await keep([[1, BEGIN + 10 * HOUR, value]], () => now)
  const before = await read()
  expect(before).toMatchObject({ first: at(10), watermark: at(20) })
  expect((await read()).all).toBe(before.all)
  await keep([], () => now + 60)
  expect(await read()).toMatchObject({ first: at(10), watermark: new Date((now + 60) * 1000) })
  await keep([[1, BEGIN + 5 * HOUR, value]], () => now + 60)
  await noteFilled('checkout', BEGIN + 5 * HOUR)
  expect(await read()).toMatchObject({ first: at(5) })
  await store.write((transaction) =>
    transaction
      .deleteFrom('ledger_hour')
      .where('hour', '<', BEGIN + 8 * HOUR)
      .execute(),
  )
  reader.forget()
  expect(await read()).toMatchObject({ first: at(10) })
  expect((await reader.objectives(keys.slice(0, 1))).map(({ key }) => key)).toEqual(keys.slice(0, 1))
})
