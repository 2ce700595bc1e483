import { DateTime } from 'luxon'
import type { Period } from './period.js'

const LABEL = /^(\d{4})-(0[1-9]|1[0-2])$/

function monthAt(start: DateTime, zone: string): Period {
  // The end is the start of the next month by the same rule, so that adjacent months share their bound even where midnight is skipped.
  const end = start.plus({ months: 1 }).startOf('month')
  return { interval: { from: start.toJSDate(), to: end.toJSDate() }, label: start.toFormat('yyyy-MM'), zone }
}

/**
 * The calendar month that holds `instant`.
 *
 * @param zone IANA zone, already checked by `zoneField`
 */
export function monthOf(instant: Date, zone: string): Period {
  return monthAt(DateTime.fromJSDate(instant, { zone }).startOf('month'), zone)
}

/**
 * The month named by a label such as `2026-10`.
 *
 * @returns `null` when the text names no month
 */
export function parseMonth(label: string, zone: string): Period | null {
  const match = LABEL.exec(label)
  if (match === null) return null
  return monthAt(DateTime.fromObject({ year: Number(match[1]), month: Number(match[2]), day: 1 }, { zone }), zone)
}

/** The month before; its end is the start of `period`. */
export function previousMonth(period: Period): Period {
  return monthOf(new Date(period.interval.from.getTime() - 1), period.zone)
}
