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
 * The `count`-th calendar day after the last day of a stretch, whatever the clocks do in between: 30 after February is 30 March.
 *
 * @param end first instant after the stretch, the beginning of a day in `zone`
 * @param count >= 1
 */
export function dayAfter(end: Date, count: number, zone: string): CalendarDay {
  const day = localTime(end, zone)
    .toPlainDate()
    .add({ days: count - 1 })
  return calendarDay(day, zone)
}

/**
 * A day named by the configuration, as its instants in a zone.
 *
 * @param day midnight in UTC of the day that is meant
 */
export function dayIn(day: Date, zone: string): CalendarDay {
  return calendarDay(Temporal.PlainDate.from(day.toISOString().slice(0, 10)), zone)
}

function calendarDay(day: Temporal.PlainDate, zone: string): CalendarDay {
  const interval = { from: firstInstantOf(day, zone), to: firstInstantOf(day.add({ days: 1 }), zone) }
  return { label: day.toString(), interval }
}
