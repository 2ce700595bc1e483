import { Temporal } from 'temporal-polyfill'
import { type CalendarStretch, type Rhythm, stretchFrom, stretchHolding } from './calendar-stretch.js'
import type { Interval } from './interval.js'

/** A calendar period in a zone, with the name that people give it. */
export interface Period {
  /** Its bounds as instants: `[from, to)`. */
  readonly interval: Interval
  /** `2026-10` for a month; never ambiguous, sorts by time. */
  readonly label: string
  /** IANA zone whose midnights are the bounds. */
  readonly zone: string
}

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

const LABEL = /^(\d{4})-(0[1-9]|1[0-2])$/

const MONTHLY = RHYTHMS.month

function period({ first, interval }: CalendarStretch, zone: string): Period {
  return { interval, label: first.toPlainYearMonth().toString(), zone }
}

/**
 * The calendar month that holds `instant`.
 *
 * @param zone IANA zone, already checked by `zoneField`
 */
export function monthOf(instant: Date, zone: string): Period {
  return period(stretchHolding(instant, zone, MONTHLY), zone)
}

/**
 * The month named by a label such as `2026-10`.
 *
 * @returns `null` when the text names no month
 */
export function parseMonth(label: string, zone: string): Period | null {
  if (!LABEL.test(label)) return null
  return period(stretchFrom(Temporal.PlainYearMonth.from(label).toPlainDate({ day: 1 }), zone, MONTHLY), zone)
}

/** The month before, by the calendar and not by the clock; its end is the start of `period`. */
export function previousMonth({ label, zone }: Period): Period {
  const first = Temporal.PlainYearMonth.from(label).subtract({ months: 1 }).toPlainDate({ day: 1 })
  return period(stretchFrom(first, zone, MONTHLY), zone)
}

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
