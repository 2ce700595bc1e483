import { DateTime } from 'luxon'
import type { Interval } from '../calendar/interval.js'

/** The day of an instant in a zone: `1 December 2026`. */
export function formatDay(instant: Date, zone: string): string {
  return at(instant, zone).toFormat('d LLLL yyyy')
}

/** An instant to the minute, with its offset: `1 December 2026, 00:00 (UTC+1)`. */
export function formatInstant(instant: Date, zone: string): string {
  const local = at(instant, zone)
  return `${local.toFormat('d LLLL yyyy, HH:mm')} (${offsetOf(local)})`
}

function offsetOf(local: DateTime): string {
  return local.offset === 0 ? 'UTC' : `UTC${local.toFormat('Z')}`
}

/** A stretch of time to the minute: `4 October, 02:00 to 03:00 (UTC+2)`; both ends in full where they lie on different days or offsets. */
export function formatStretch({ from, to }: Interval, zone: string): string {
  const [start, end] = [at(from, zone), at(to, zone)]
  if (!start.hasSame(end, 'day') || start.offset !== end.offset) {
    return `${formatInstant(from, zone)} to ${formatInstant(to, zone)}`
  }
  return `${start.toFormat('d LLLL, HH:mm')} to ${end.toFormat('HH:mm')} (${offsetOf(start)})`
}

/** The name of the month that a period label such as `2026-10` stands for: `October 2026`. */
export function formatMonth(label: string): string {
  return DateTime.fromFormat(label, 'yyyy-MM', { zone: 'utc', locale: 'en' }).toFormat('LLLL yyyy')
}

function at(instant: Date, zone: string): DateTime {
  return DateTime.fromJSDate(instant, { zone }).setLocale('en')
}
