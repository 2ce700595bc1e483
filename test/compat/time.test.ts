import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { dueSlots } from '../../src/calendar/due-times.js'
import { changesOf, monthsOf, slotsLike, type TimeTruth } from '../support/time-truth.js'

const script = fileURLToPath(new URL('../../scripts/time-truth.py', import.meta.url))
const span = { from: new Date('2024-01-01T00:00:00Z'), to: new Date('2041-01-01T00:00:00Z') }
const years = Array.from({ length: 17 }, (_none, index) => 2024 + index)
const QUARTERS = '*/15 * * * *'
const TWO_DAYS_MS = 2 * 86_400_000

interface SweptZone extends TimeTruth {
  /** Every quarter of an hour within two days of a change. */
  readonly quarters: readonly number[]
}

/** One zone after the other, in milliseconds. Fails where there is no Python with zoneinfo. */
async function* sweep(): AsyncGenerator<SweptZone> {
  const python = spawn('python3', [script, 'sweep'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve, reject) => {
    python.on('error', (cause) => {
      reject(new Error('the sweep needs python3 with zoneinfo and a tz database', { cause }))
    })
    python.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`scripts/time-truth.py ended with ${String(code)}`))
    })
  })
  ended.catch(() => undefined)
  for await (const line of createInterface({ input: python.stdout })) {
    const zone = JSON.parse(line) as SweptZone
    const slots = Object.entries(zone.slots).map(([cron, all]) => [cron, all.map(toMs)] as const)
    yield {
      zone: zone.zone,
      changes: zone.changes.map(toMs),
      months: zone.months.map(toMs),
      slots: Object.fromEntries(slots),
      quarters: zone.quarters.map(toMs),
    }
  }
  await ended
}

function toMs(seconds: number): number {
  return seconds * 1000
}

function quartersOf(zone: string, changes: readonly number[]): number[] {
  const found = changes.flatMap((change) => {
    const range = { after: new Date(change - TWO_DAYS_MS - 1), until: new Date(change + TWO_DAYS_MS) }
    return dueSlots({ cron: QUARTERS, timezone: zone }, range, 1000).map((slot) => slot.getTime())
  })
  return [...new Set(found)]
}

function differences(truth: SweptZone): string[] {
  const { zone, changes, months, slots, quarters } = truth
  const same = (a: readonly number[], b: readonly number[]) =>
    a.length === b.length && a.every((one, at) => one === b[at])
  return [
    ...(same(monthsOf(zone, years), months) ? [] : ['months']),
    ...(same(changesOf(zone, span), changes) ? [] : ['changes of the clock']),
    ...Object.entries(slots).flatMap(([cron, due]) => (same(slotsLike(due, cron, zone), due) ? [] : [cron])),
    ...(same(quartersOf(zone, changes), quarters) ? [] : [QUARTERS]),
  ]
}

test(
  'months and schedules of every zone from 2024 to 2040 are those of Python’s zoneinfo',
  async () => {
    const wrong: string[] = []
    let zones = 0
    let slots = 0
    for await (const truth of sweep()) {
      zones += 1
      slots += Object.values(truth.slots).reduce((sum, due) => sum + due.length, truth.quarters.length)
      wrong.push(...differences(truth).map((what) => `${truth.zone}: ${what}`))
    }
    console.log(`${zones} zones, ${slots} slots, ${zones * years.length * 12} months`)
    expect(wrong).toEqual([])
    expect(zones).toBeGreaterThan(590)
  },
  60 * 60_000,
)
