import type { Interval } from '../calendar/interval.js'
import { localTime } from '../calendar/wall-clock.js'

type LocalTime = ReturnType<typeof localTime>

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** The day of an instant in a zone: `1 December 2026`. */
export function formatDay(instant: Date, zone: string): string {
  return dayOf(localTime(instant, zone))
}

function dayOf(local: LocalTime): string {
  return `${dayAndMonthOf(local)} ${local.year}`
}

function dayAndMonthOf({ day, month }: LocalTime): string {
  return `${day} ${MONTHS[month - 1] ?? ''}`
}

function clockOf({ hour, minute }: LocalTime): string {
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}

/** A day by its label: `2026-12-01` is `1 December 2026`. */
export function formatDate(label: string): string {
  return formatDay(new Date(`${label}T00:00:00Z`), 'UTC')
}

/** An instant to the minute, with its offset: `1 December 2026, 00:00 (UTC+1)`. */
export function formatInstant(instant: Date, zone: string): string {
  const local = localTime(instant, zone)
  return `${dayOf(local)}, ${clockOf(local)} (${offsetOf(local)})`
}

/** `UTC`, `UTC+1`, `UTC-3:30`. */
function offsetOf({ offset }: LocalTime): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? []
  if (offset === '+00:00') return 'UTC'
  return `UTC${sign ?? ''}${Number(hours)}${minutes === '00' ? '' : `:${minutes ?? ''}`}`
}

/** A stretch of time to the minute: `4 October, 02:00 to 03:00 (UTC+2)`; both ends in full where they lie on different days or offsets. */
export function formatStretch({ from, to }: Interval, zone: string): string {
  const [start, end] = [localTime(from, zone), localTime(to, zone)]
  if (!start.toPlainDate().equals(end.toPlainDate()) || start.offset !== end.offset) {
    return `${formatInstant(from, zone)} to ${formatInstant(to, zone)}`
  }
  return `${dayAndMonthOf(start)}, ${clockOf(start)} to ${clockOf(end)} (${offsetOf(start)})`
}

/** A period by its label: `October 2026`, `Q4 2026`, `week 41 of 2026`, `2026`, `1 to 15 October 2026`; one that begins anywhere by its first day. */
export function formatPeriod(label: string): string {
  const form = PERIODS.find(([pattern]) => pattern.test(label))
  return form === undefined ? label : form[1](...(form[0].exec(label)?.slice(1) ?? []))
}

/** How a label is said, by its form; a year says itself. */
const PERIODS: readonly (readonly [RegExp, (...parts: readonly string[]) => string])[] = [
  [/^(\d{4})-Q(\d)$/, (year = '', number = '') => `Q${number} ${year}`],
  [/^(\d{4})-W(\d\d)$/, (year = '', number = '') => `week ${Number(number)} of ${year}`],
  [/^(\d{4})-(\d\d)$/, (year = '', number = '') => `${MONTHS[Number(number) - 1] ?? ''} ${year}`],
  [/^(\d{4}-\d\d-\d\d)$/, (day = '') => `the period from ${formatDate(day)}`],
  [/^(\d{4}-\d\d-\d\d)--(\d{4}-\d\d-\d\d)$/, daysText],
]

/** `1 to 15 October 2026`: of the first day only what differs from the last. */
function daysText(first = '', last = ''): string {
  const [from, to] = [first, last].map((label) => localTime(new Date(`${label}T00:00:00Z`), 'UTC')) as [
    LocalTime,
    LocalTime,
  ]
  if (first === last) return dayOf(to)
  if (from.year !== to.year) return `${dayOf(from)} to ${dayOf(to)}`
  return `${from.month === to.month ? from.day : dayAndMonthOf(from)} to ${dayOf(to)}`
}
