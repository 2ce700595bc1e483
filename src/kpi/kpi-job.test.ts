import { beforeEach, expect, it } from '@jest/globals'
import { parsePeriod } from '../calendar/period.js'
import { createKpiJob } from './kpi-job.js'
import type { Kpi, Kpis } from './kpi.js'

const MINUTE = 60_000
const START = Date.parse('2026-11-20T12:00:00Z')
const november = parsePeriod('2026-11', { unit: 'month', timezone: 'UTC' })!

let now: Date
let value: number | null
let readings: number
let readingMs: number
let watch: number

beforeEach(() => {
  ;[now, value, readings, readingMs, watch] = [new Date(START), null, 0, 0, 0]
})

function figures(): Kpis {
  const current = { value, count: value === null ? 0 : 1, unknown: 0, verdict: null }
  const nothing = { value: null, count: 0, unknown: 0, verdict: null }
  const rpo: Kpi = {
    ...{ name: 'rpo', unit: 'seconds', about: ['checkout'], target: 900, change: null, trend: [] },
    ...{ current, previous: nothing },
  }
  return {
    period: november,
    previous: november,
    months: [],
    organisation: [rpo],
    services: [],
    each: new Map(),
  } as never
}

/** Runs the job every minute up to so many minutes after the start. */
async function live(job: ReturnType<typeof createKpiJob>['job'], minutes: number): Promise<void> {
  while (now.getTime() < START + minutes * MINUTE) {
    now = new Date(now.getTime() + MINUTE)
    await job.run(now, new AbortController().signal)
  }
}

function open() {
  const read = () => {
    readings++
    watch += readingMs
    return Promise.resolve(figures())
  }
  return createKpiJob({ read, timezone: 'UTC', clock: () => now, stopwatch: () => watch })
}

const told = (samples: ReturnType<ReturnType<typeof open>['samples']>) =>
  samples.find(({ name }) => name === 'plimsoll_organisation_kpi_seconds')?.value

it('reads every minute until there is a figure, then once an hour', async () => {
  const { job, samples } = open()
  await job.first?.(new AbortController().signal)
  await live(job, 3)
  expect([readings, told(samples())]).toEqual([4, undefined])
  value = 300
  await live(job, 4)
  expect([readings, told(samples())]).toEqual([5, 300])
  value = 600
  await live(job, 63)
  expect([readings, told(samples())]).toEqual([5, 300])
  await live(job, 64)
  expect([readings, told(samples())]).toEqual([6, 600])
})

it('reads once an hour where there is none for a quarter of an hour', async () => {
  const { job } = open()
  await live(job, 14)
  expect(readings).toBe(14)
  await live(job, 14 + 59)
  expect(readings).toBe(14)
  await live(job, 14 + 60)
  expect(readings).toBe(15)
})

it('reads less often where that takes long: for no more than a two-hundredth of the time', async () => {
  const { job } = open()
  readingMs = 3000
  await live(job, 10)
  expect(readings).toBe(1)
  ;[value, readingMs] = [300, 36_000]
  await live(job, 11)
  expect(readings).toBe(2)
  await live(job, 11 + 119)
  expect(readings).toBe(2)
  await live(job, 11 + 120)
  expect(readings).toBe(3)
})
