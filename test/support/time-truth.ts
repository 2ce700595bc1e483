import { clockChanges } from '../../src/calendar/clock-changes.js'
import { dueSlots } from '../../src/calendar/due-times.js'
import type { Interval } from '../../src/calendar/interval.js'
import { parsePeriod } from '../../src/calendar/period.js'

/** What zoneinfo says of a zone: see scripts/time-truth.py. Instants are milliseconds. */
export interface TimeTruth {
  readonly zone: string
  readonly changes: readonly number[]
  /** Beginnings of months, from January of the first year on. */
  readonly months: readonly number[]
  /** Due instants by cron expression. */
  readonly slots: Readonly<Record<string, readonly number[]>>
}

/** Beginnings of the months of some years in a zone, as the program has them; every month ends where the next one begins. */
export function monthsOf(zone: string, years: readonly number[]): number[] {
  const labels = years.flatMap((year) =>
    Array.from({ length: 12 }, (_none, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
  )
  return labels.map(
    (label) => parsePeriod(label, { unit: 'month', timezone: zone })?.interval.from.getTime() ?? Number.NaN,
  )
}

export function changesOf(zone: string, interval: Interval): number[] {
  return clockChanges(interval, zone).map((change) => change.getTime())
}

/** Due instants from the first to the last of `among`, and a moment to either side. */
export function slotsLike(among: readonly number[], cron: string, timezone: string): number[] {
  const [first, last] = [among[0], among.at(-1)]
  if (first === undefined || last === undefined) return []
  const range = { after: new Date(first - 60_000), until: new Date(last + 60_000) }
  return dueSlots({ cron, timezone }, range, Number.POSITIVE_INFINITY).map((slot) => slot.getTime())
}
