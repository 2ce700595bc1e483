import { Temporal } from 'temporal-polyfill'
import { stretchFrom, stretchHolding, type CalendarStretch, type Rhythm } from './calendar-stretch.js'
import type { Period } from './period.js'

const LABEL = /^(\d{4})-(0[1-9]|1[0-2])$/

const MONTHLY: Rhythm = { firstDay: (day) => day.with({ day: 1 }), length: { months: 1 } }

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
