import { Temporal } from 'temporal-polyfill'
import type { Interval } from './interval.js'
import { firstInstantOf, localTime } from './wall-clock.js'

/** A calendar day with its name and its bounds in a zone. */
export interface CalendarDay {
  /** `2026-03-30`. */
  readonly label: string
  readonly interval: Interval
}

/**
 * A day named by the configuration, as its instants in a zone.
 *
 * @param day midnight in UTC of the day that is meant
 */
export function dayIn(day: Date, zone: string): CalendarDay {
  return calendarDay(Temporal.PlainDate.from(day.toISOString().slice(0, 10)), zone)
}

/** The day of an instant in a zone, `2026-03-30`. */
export function todayIn(instant: Date, zone: string): string {
  return localTime(instant, zone).toPlainDate().toString()
}

function calendarDay(day: Temporal.PlainDate, zone: string): CalendarDay {
  const interval = { from: firstInstantOf(day, zone), to: firstInstantOf(day.add({ days: 1 }), zone) }
  return { label: day.toString(), interval }
}
