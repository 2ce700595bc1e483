import { stretchHolding, type Rhythm } from './calendar-stretch.js'
import type { Interval } from './interval.js'

/** Calendar periods: those of budgets and allowances. Weeks begin on Monday. */
export type CalendarUnit = 'week' | 'month' | 'quarter' | 'year'

const RHYTHMS: Readonly<Record<CalendarUnit, Rhythm>> = {
  week: { firstDay: (day) => day.subtract({ days: day.dayOfWeek - 1 }), length: { weeks: 1 } },
  month: { firstDay: (day) => day.with({ day: 1 }), length: { months: 1 } },
  quarter: {
    firstDay: (day) => day.with({ day: 1, month: day.month - ((day.month - 1) % 3) }),
    length: { months: 3 },
  },
  year: { firstDay: (day) => day.with({ day: 1, month: 1 }), length: { years: 1 } },
}

/**
 * The calendar week, month, quarter or year that holds `instant`.
 *
 * @param zone IANA zone, already checked by `zoneField`
 */
export function calendarUnitOf(instant: Date, unit: CalendarUnit, zone: string): Interval {
  return stretchHolding(instant, zone, RHYTHMS[unit]).interval
}
