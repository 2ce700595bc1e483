import type { Interval } from '../calendar/interval.js'
import { localTime } from '../calendar/wall-clock.js'
import { english } from './language/en.js'
import type { LanguageForms } from './language/language.js'

type LocalTime = ReturnType<typeof localTime>

/** The day of an instant in a zone: `1 December 2026`. */
export function formatDay(instant: Date, zone: string, forms: LanguageForms = english): string {
  return dayOf(localTime(instant, zone), forms)
}

function dayOf(local: LocalTime, forms: LanguageForms): string {
  return forms.day(dayOfYear(local, forms), local.year)
}

function dayOfYear({ day, month }: LocalTime, forms: LanguageForms): string {
  return forms.dayOfYear(day, forms.months[month - 1] ?? '')
}

function clockOf({ hour, minute }: LocalTime): string {
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
}

/** A day by its label: `2026-12-01` is `1 December 2026`. */
export function formatDate(label: string, forms: LanguageForms = english): string {
  return dayOf(dayNamed(label), forms)
}

function dayNamed(label: string): LocalTime {
  return localTime(new Date(`${label}T00:00:00Z`), 'UTC')
}

/** An instant to the minute, with its offset: `1 December 2026, 00:00 (UTC+1)`. */
export function formatInstant(instant: Date, zone: string, forms: LanguageForms = english): string {
  const local = localTime(instant, zone)
  return forms.instant(dayOf(local, forms), clockOf(local), offsetOf(local))
}

/** `UTC`, `UTC+1`, `UTC-3:30`. */
function offsetOf({ offset }: LocalTime): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? []
  if (offset === '+00:00') return 'UTC'
  return `UTC${sign ?? ''}${Number(hours)}${minutes === '00' ? '' : `:${minutes ?? ''}`}`
}

/** A stretch of time to the minute: `4 October, 02:00 to 03:00 (UTC+2)`; both ends in full where they lie on different days or offsets. */
export function formatStretch({ from, to }: Interval, zone: string, forms: LanguageForms = english): string {
  const [start, end] = [localTime(from, zone), localTime(to, zone)]
  if (!start.toPlainDate().equals(end.toPlainDate()) || start.offset !== end.offset) {
    return forms.fromTo(formatInstant(from, zone, forms), formatInstant(to, zone, forms))
  }
  return forms.hours(dayOfYear(start, forms), [clockOf(start), clockOf(end)], offsetOf(start))
}

/** A period by its label: `October 2026`, `Q4 2026`, `week 41 of 2026`, `2026`, `1 to 15 October 2026`; one that begins anywhere by its first day. */
export function formatPeriod(label: string, forms: LanguageForms = english): string {
  const form = PERIODS.find(([pattern]) => pattern.test(label))
  return form === undefined ? label : form[1](forms, form[0].exec(label)?.slice(1) ?? [])
}

/** How a label is said, by its form; a year says itself. */
const PERIODS: readonly (readonly [RegExp, (forms: LanguageForms, parts: readonly string[]) => string])[] = [
  [/^(\d{4})-Q(\d)$/, ({ period }, [year = '', number]) => period.quarter(Number(number), year)],
  [/^(\d{4})-W(\d\d)$/, ({ period }, [year = '', number]) => period.week(Number(number), year)],
  [
    /^(\d{4})-(\d\d)$/,
    (forms, [year = '', number]) => forms.period.month(forms.months[Number(number) - 1] ?? '', year),
  ],
  [/^(\d{4}-\d\d-\d\d)$/, (forms, [day = '']) => forms.period.from(formatDate(day, forms))],
  [/^(\d{4}-\d\d-\d\d)--(\d{4}-\d\d-\d\d)$/, daysText],
]

/** Of the first day only what differs from the last. */
function daysText(forms: LanguageForms, [first = '', last = '']: readonly string[]): string {
  const [from, to] = [dayNamed(first), dayNamed(last)]
  if (first === last) return dayOf(to, forms)
  if (from.year !== to.year) return forms.fromTo(dayOf(from, forms), dayOf(to, forms))
  if (from.month !== to.month) return forms.fromTo(dayOfYear(from, forms), dayOf(to, forms))
  return forms.period.daysOfMonth(from.day, dayOf(to, forms))
}
