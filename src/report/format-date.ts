import { DateTime } from 'luxon'

/** The day of an instant in a zone: `1 December 2026`. */
export function formatDay(instant: Date, zone: string): string {
  return at(instant, zone).toFormat('d LLLL yyyy')
}

/** An instant to the minute, with its offset: `1 December 2026, 00:00 (UTC+1)`. */
export function formatInstant(instant: Date, zone: string): string {
  const local = at(instant, zone)
  const offset = local.offset === 0 ? 'UTC' : `UTC${local.toFormat('Z')}`
  return `${local.toFormat('d LLLL yyyy, HH:mm')} (${offset})`
}

/** The name of the month that a period label such as `2026-10` stands for: `October 2026`. */
export function formatMonth(label: string): string {
  return DateTime.fromFormat(label, 'yyyy-MM', { zone: 'utc', locale: 'en' }).toFormat('LLLL yyyy')
}

function at(instant: Date, zone: string): DateTime {
  return DateTime.fromJSDate(instant, { zone }).setLocale('en')
}
