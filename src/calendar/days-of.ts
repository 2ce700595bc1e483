import { DateTime } from 'luxon'
import type { Interval } from './interval.js'
import type { Period } from './period.js'

/** One calendar day of a zone: 23, 24 or 25 hours long. */
export interface Day {
  /** `2026-10-25`. */
  readonly label: string
  readonly interval: Interval
}

/** The days of a period in its zone, oldest first: they tile it without a gap. */
export function daysOf({ interval, zone }: Period): readonly Day[] {
  const days: Day[] = []
  let start = DateTime.fromJSDate(interval.from, { zone })
  while (start.toMillis() < interval.to.getTime()) {
    const end = start.plus({ days: 1 }).startOf('day')
    days.push({ label: start.toFormat('yyyy-MM-dd'), interval: { from: start.toJSDate(), to: end.toJSDate() } })
    start = end
  }
  return days
}
