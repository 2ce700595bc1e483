import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Interval } from '../calendar/interval.js'
import { exampleSource } from '../../test/support/example-config.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { PrometheusError } from '../promql/prometheus-error.js'
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
import type { Ledger } from './ledger.js'

let house: LedgerHouse
let now = 0

beforeEach(async () => {
  house = await openLedgerHouse()
  now = 0
})

afterEach(() => house.db.close())

const signal = new AbortController().signal
const DAY = 1440

function ledger(changes: Parameters<LedgerHouse['ledger']>[0] = {}): Ledger {
  const long = { prometheus: [exampleSource({ retentionSeconds: 3 * 86_400 })], datasets: [sampleDataset()] }
  return house.ledger({ ...long, ...changes }, () => minute(now))
}

/** Every half hour the newest minutes, and the refill at seven past, as the daemon does. */
async function live(of: Ledger, [from, to]: [number, number]): Promise<void> {
  for (now = from; now <= to; now += 30) {
    await of.job.run(minute(now), signal)
    if (now % 60 === 0) await of.refillJob.run(minute(now + 7), signal)
  }
  now = to
}

/** Per-minute values that reach Prometheus at `arrival` when they stem from `[from, to)`. */
function late(from: number, to: number, arrival: number) {
  // The value at the end of a minute is that minute's.
  const isThere = (at: Date) => minuteOf(at) <= from || minuteOf(at) > to || now >= arrival
  return { events: (at: Date) => (isThere(at) ? 1 : null), errors: () => 0.1 }
}

test('an hour that arrives an hour late by remote write is in the ledger within two hours', async () => {
  // The rules found nothing at the time and never will: only the raw metrics know.
  house.world.recorded['availability'] = {
    events: (at) => (minuteOf(at) <= 5 || minuteOf(at) > 65 ? 1 : null),
    errors: () => 0.1,
  }
  house.world.raw = late(5, 65, 130)
  house.world.point = (at) => (minuteOf(at) <= 5 || minuteOf(at) > 65 || now >= 130 ? START / 1000 : null)
  const one = ledger()
  await live(one, [0, 120])
  expect(await countsOf(one, 0, 120)).toMatchObject({ observedSeconds: 3600 })
  await live(one, [150, 240])
  expect(await countsOf(one, 0, 120)).toEqual({ events: 7200, errors: 720, observedSeconds: 7200 })
  const asked = [{ key: dataset, rpoSeconds: 9e9, reportsLoss: false }]
  const exposure = await one.recoveryPoints.exposure(asked, { from: minute(0), to: minute(120) })
  expect([...exposure.values()]).toEqual([expect.objectContaining({ observedSeconds: 7200 })])
})

test('what is known stays as it is, and nothing becomes unknown', async () => {
  house.world.recorded['availability'] = { events: (at) => (minuteOf(at) === -30 ? null : 1), errors: () => 0 }
  const one = ledger()
  await one.ingestUpTo(minute(60))
  house.world.recorded['availability'] = nothing
  house.world.raw = { events: (at) => (minuteOf(at) === -30 || minuteOf(at) % 2 === 0 ? 7 : null), errors: () => 7 }
  now = 70
  expect(await one.refill({ from: minute(-60), to: minute(60) })).toEqual({ askedMinutes: 60 + 60, filledMinutes: 1 })
  expect(await countsOf(one, -60, 0)).toEqual({ events: 59 * 60 + 7 * 60, errors: 7 * 60, observedSeconds: 3600 })
})

test('whole hours are asked for no more, and a silent objective less and less', async () => {
  house.world.recorded['availability'] = constant(60, 0)
  const slos = [sampleSlo(), sampleSlo({ name: 'silent' })]
  const one = ledger({ slos, datasets: [] })
  await one.ingestUpTo(minute(3 * DAY))
  now = 3 * DAY + 7
  house.reader.asked.length = 0
  await one.refillJob.run(minute(now), signal)
  const first = house.reader.asked.map(({ interval }) => (interval.to.getTime() - interval.from.getTime()) / 3_600_000)
  // After a start all whole hours that Prometheus remembers and that have settled, by raw and recorded, of events and of errors.
  expect(first.reduce((sum, hours) => sum + hours, 0)).toBe(4 * 70)
  expect(house.reader.asked.every(({ query }) => !query.includes('"availability"'))).toBe(true)
  house.reader.asked.length = 0
  await one.refillJob.run(minute(now + 60), signal)
  const second = house.reader.asked.map(({ interval }) => (interval.to.getTime() - interval.from.getTime()) / 3_600_000)
  expect(second.reduce((sum, hours) => sum + hours, 0)).toBeLessThanOrEqual(4 * 27)
})

test('hours of an older indicator are not asked for with the new one', async () => {
  house.world.raw = { events: (at) => (minuteOf(at) > -600 ? 1 : null), errors: () => 0 }
  await ledger().ingestUpTo(minute(0))
  const indicator = { kind: 'ratio', total: 'other_total', bad: 'other_total{code="500"}' } as const
  const one = ledger({ slos: [sampleSlo({ indicator })] })
  await one.ingestUpTo(minute(120))
  house.world.raw = constant(6, 0)
  now = 130
  await one.refill({ from: minute(-3 * DAY), to: minute(120) })
  expect(await countsOf(one, -700, -600)).toBeUndefined()
})

test('a Prometheus that does not answer leaves its gaps for the next hour', async () => {
  house.world.recorded['availability'] = { events: (at) => (minuteOf(at) === -30 ? null : 1), errors: () => 0 }
  const one = ledger({ datasets: [] })
  await one.ingestUpTo(minute(60))
  now = 67
  house.reader.failure = new PrometheusError('unreachable', 'connection refused')
  await expect(one.refillJob.run(minute(67), signal)).rejects.toMatchObject({ reason: 'unreachable' })
  house.reader.failure = null
  house.world.recorded['availability'] = constant(60, 0)
  await one.refillJob.run(minute(127), signal)
  expect(await countsOf(one, -60, 0)).toMatchObject({ observedSeconds: 3600 })
})

/** A hole of ten minutes in each of 60 objectives, and a refill that has begun to ask their counters. */
async function refillAmidCounters(stop?: AbortSignal) {
  const isKnown = (at: Date) => minuteOf(at) <= -40 || minuteOf(at) > -30
  const values = { events: (at: Date) => (isKnown(at) ? 1 : null), errors: () => 0 }
  const slos = Array.from({ length: 60 }, (_, index) => sampleSlo({ name: `one-${index}` }))
  for (const { name } of slos) house.world.recorded[name] = values
  const one = ledger({ slos, datasets: [] })
  await one.ingestUpTo(minute(60))
  now = 67
  house.reader.asked.length = 0
  const isOfCounters = ({ interval: { from, to } }: { interval: Interval }) => from.getTime() === to.getTime()
  const refilling = one.refill({ from: minute(-60), to: minute(0) }, stop)
  while (!house.reader.asked.some(isOfCounters)) await new Promise((resolve) => setImmediate(resolve))
  return { one, refilling, ofCounters: () => house.reader.asked.filter(isOfCounters) }
}

test('the newest minutes come in between two questions about counters', async () => {
  const { one, refilling, ofCounters } = await refillAmidCounters()
  await one.ingestUpTo(minute(66))
  expect(ofCounters().length).toBeLessThan(3 * 3)
  await refilling
  expect(ofCounters()).toHaveLength(3 * 3)
  house.reader.asked.length = 0
  await one.refill({ from: minute(-60), to: minute(0) })
  expect(ofCounters()).toEqual([])
})

test('whoever stops a refill waits for one question about counters at most', async () => {
  const stopping = new AbortController()
  const { refilling, ofCounters } = await refillAmidCounters(stopping.signal)
  stopping.abort()
  await expect(refilling).rejects.toThrow()
  expect(ofCounters().length).toBeLessThanOrEqual(3)
})
