import { stretchFrom, stretchHolding, type Rhythm } from './calendar-stretch.js'
import type { Interval } from './interval.js'
import type { Period } from './period.js'

/** One calendar day of a zone: 23, 24 or 25 hours long. */
export interface Day {
  /** `2026-10-25`. */
  readonly label: string
  readonly interval: Interval
}

const DAILY: Rhythm = { firstDay: (day) => day, length: { days: 1 } }

/** The days of a period in its zone, oldest first: they tile it without a gap. */
export function daysOf({ interval, zone }: Period): readonly Day[] {
  const days: Day[] = []
  let day = stretchHolding(interval.from, zone, DAILY)
  while (day.interval.from < interval.to) {
    // A day that a zone leaves out (Samoa, 30 December 2011) has no length.
    if (day.interval.from < day.interval.to) days.push({ label: day.first.toString(), interval: day.interval })
    day = stretchFrom(day.first.add(DAILY.length), zone, DAILY)
  }
  return days
}
