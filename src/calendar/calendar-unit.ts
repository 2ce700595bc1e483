import { DateTime } from 'luxon'
import type { Interval } from './interval.js'

/** Calendar periods in which an allowance may be used up. */
export type CalendarUnit = 'month' | 'quarter' | 'year'

/**
 * The calendar month, quarter or year that holds `instant`.
 *
 * @param zone IANA zone, already checked by `zoneField`
 */
export function calendarUnitOf(instant: Date, unit: CalendarUnit, zone: string): Interval {
  const start = DateTime.fromJSDate(instant, { zone }).startOf(unit)
  return {
    from: start.toJSDate(),
    to: start
      .plus({ [unit]: 1 })
      .startOf(unit)
      .toJSDate(),
  }
}
