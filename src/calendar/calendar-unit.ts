import { DateTime } from 'luxon'
import type { Interval } from './interval.js'

/** Calendar periods: those of budgets and allowances. Weeks begin on Monday. */
export type CalendarUnit = 'week' | 'month' | 'quarter' | 'year'

/**
 * The calendar week, month, quarter or year that holds `instant`.
 *
 * @param zone IANA zone, already checked by `zoneField`
 */
export function calendarUnitOf(instant: Date, unit: CalendarUnit, zone: string): Interval {
  const start = DateTime.fromJSDate(instant, { zone }).startOf(unit)
  return {
    from: start.toJSDate(),
    // By the same rule as the start of the next one, so that adjacent units share their bound even where midnight is skipped.
    to: start
      .plus({ [unit]: 1 })
      .startOf(unit)
      .toJSDate(),
  }
}
