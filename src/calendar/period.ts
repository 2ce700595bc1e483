import { Temporal } from 'temporal-polyfill'
import type { Interval } from './interval.js'
import { firstInstantOf, localTime } from './wall-clock.js'

/** A stretch of time of which something is asked as a whole, with the name that people give it. */
export interface Period {
  /** Its bounds as instants: `[from, to)`. */
  readonly interval: Interval
  /** By the rule that it is of, see `PeriodRule`: never ambiguous, sorts by time. */
  readonly label: string
  /** IANA zone whose midnights are the bounds. */
  readonly zone: string
}

/** Calendar periods. Weeks begin on Monday. */
export type CalendarUnit = 'week' | 'month' | 'quarter' | 'year'

/**
 * Weeks (`2026-W41`), months (`2026-10`), quarters (`2026-Q4`) or years (`2026`) of the calendar; quarters and years of a fiscal year are
 * named by the year in which it begins (`FY2026-Q4`, `FY2026`).
 */
export interface CalendarPeriods {
  readonly unit: CalendarUnit
  /** IANA zone, already checked by `zoneField`. */
  readonly timezone: string
  /** Month with which years begin, 1 to 12; absent: January. */
  readonly yearStarts?: number
}

/**
 * Periods of one length from any day on, and before it, named by their first day (`2026-10-15`): those of a bill, a contract or a sprint. A
 * month that is too short for the day of `start` begins on its last day.
 */
export interface PeriodsFrom {
  /** `2026-01-15`. */
  readonly start: string
  readonly every: { readonly days: number } | { readonly months: number }
  readonly timezone: string
}

/** The last days (of 24 hours) before any minute, named by it (`2026-10-31T1200Z-30d`). */
export interface RollingPeriods {
  readonly lastDays: number
  readonly timezone: string
}

/** How time is divided into periods: nothing else knows how long one is, when it begins, or what it is called. */
export type PeriodRule = CalendarPeriods | PeriodsFrom | RollingPeriods

/** Calendar periods in the zone of a rule, and of its year where that begins in a month of its own. */
export function calendarOf(rule: PeriodRule, unit: CalendarUnit): CalendarPeriods {
  return 'unit' in rule ? { ...rule, unit } : { unit, timezone: rule.timezone }
}

/** The period that holds an instant; of rolling ones that which ends with its minute. */
export function periodAt(instant: Date, rule: PeriodRule): Period {
  if ('lastDays' in rule) return rollingPeriod(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS, rule)
  return periodOf(stretchHolding(instant, rule.timezone, rhythmOf(rule)), rule)
}

/** The period that begins where this one ends. */
export function nextPeriod({ interval }: Period, rule: PeriodRule): Period {
  if ('lastDays' in rule) return rollingPeriod(interval.to.getTime() + rule.lastDays * DAY_MS, rule)
  return periodAt(interval.to, rule)
}

/** The period that ends where this one begins. */
export function previousPeriod({ interval }: Period, rule: PeriodRule): Period {
  if ('lastDays' in rule) return rollingPeriod(interval.from.getTime(), rule)
  return periodAt(new Date(interval.from.getTime() - 1), rule)
}

/**
 * The period of a rule that has a name.
 *
 * @returns `null` when none is called so
 */
export function parsePeriod(label: string, rule: PeriodRule): Period | null {
  if ('lastDays' in rule) {
    const end = /^(\d{4}-\d\d-\d\dT\d\d)(\d\d)Z-\d+d$/.exec(label)
    const at = Date.parse(`${end?.[1] ?? ''}:${end?.[2] ?? ''}Z`)
    return Number.isNaN(at) ? null : named(label, rollingPeriod(at, rule))
  }
  const first = firstDayOf(label, rule)
  return first === null ? null : named(label, periodOf(stretchFrom(first, rule.timezone, rhythmOf(rule)), rule))
}

/** One calendar day of a zone: 23, 24 or 25 hours long. */
export interface Day {
  /** `2026-10-25`. */
  readonly label: string
  readonly interval: Interval
}

/** The days of a period in its zone, oldest first: they tile it without a gap. */
export function daysOf({ interval, zone }: Period): readonly Day[] {
  const days: Day[] = []
  let day = stretchHolding(interval.from, zone, DAILY)
  while (day.interval.from < interval.to) {
    // A day that a zone leaves out (Samoa, 30 December 2011) has no length.
    if (day.interval.from < day.interval.to) days.push({ label: day.first.toString(), interval: day.interval })
    day = stretchFrom(DAILY.after(day.first), zone, DAILY)
  }
  return days
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

function rollingPeriod(end: number, { lastDays, timezone }: RollingPeriods): Period {
  const [from, to] = [new Date(end - lastDays * DAY_MS), new Date(end)]
  return {
    interval: { from, to },
    label: `${to.toISOString().slice(0, 16).replace(':', '')}Z-${lastDays}d`,
    zone: timezone,
  }
}

/** Of the days of one period, the first; and of the first, that of the period after it. */
interface Rhythm {
  readonly firstDay: (day: Temporal.PlainDate) => Temporal.PlainDate
  readonly after: (first: Temporal.PlainDate) => Temporal.PlainDate
}

const DAILY: Rhythm = { firstDay: (day) => day, after: (day) => day.add({ days: 1 }) }

const WEEKLY: Rhythm = {
  firstDay: (day) => day.subtract({ days: day.dayOfWeek - 1 }),
  after: (first) => first.add({ weeks: 1 }),
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** Whole months, so many at a time, the first of them with the year. */
function monthly(months: number, yearStarts: number): Rhythm {
  return {
    firstDay: (day) => day.with({ day: 1 }).subtract({ months: (day.month - yearStarts + 12) % months }),
    after: (first) => first.add({ months }),
  }
}

function rhythmOf(rule: CalendarPeriods | PeriodsFrom): Rhythm {
  if ('unit' in rule) return rule.unit === 'week' ? WEEKLY : monthly(MONTHS[rule.unit], rule.yearStarts ?? 1)
  const start = Temporal.PlainDate.from(rule.start)
  // Each is counted from the start: the month after one that was too short begins on the day of the start again.
  const begin = (index: number) => {
    return start.add('days' in rule.every ? { days: index * rule.every.days } : { months: index * rule.every.months })
  }
  return {
    firstDay: (day) => begin(indexOf(day, rule, begin)),
    after: (first) => begin(indexOf(first, rule, begin) + 1),
  }
}

/** How many lengths after the start the period of a day begins; negative before it. */
function indexOf(
  day: Temporal.PlainDate,
  { start, every }: PeriodsFrom,
  begin: (index: number) => Temporal.PlainDate,
): number {
  const from = Temporal.PlainDate.from(start)
  if ('days' in every) return Math.floor(from.until(day, { largestUnit: 'days' }).days / every.days)
  const months = (day.year - from.year) * 12 + day.month - from.month
  const index = Math.floor(months / every.months)
  return Temporal.PlainDate.compare(begin(index), day) > 0 ? index - 1 : index
}

/** A stretch of whole calendar days in a zone. */
interface CalendarStretch {
  readonly first: Temporal.PlainDate
  readonly interval: Interval
}

/** The stretch that begins with a day. Its end is the beginning of the next by the same rule, so that neighbours share their bound. */
function stretchFrom(first: Temporal.PlainDate, zone: string, { after }: Rhythm): CalendarStretch {
  return { first, interval: { from: firstInstantOf(first, zone), to: firstInstantOf(after(first), zone) } }
}

function stretchHolding(instant: Date, zone: string, rhythm: Rhythm): CalendarStretch {
  const found = stretchFrom(rhythm.firstDay(localTime(instant, zone).toPlainDate()), zone, rhythm)
  // Where clocks go back over midnight, the old day is shown once more when the new one has begun.
  return instant < found.interval.to ? found : stretchFrom(rhythm.after(found.first), zone, rhythm)
}

function periodOf({ first, interval }: CalendarStretch, rule: CalendarPeriods | PeriodsFrom): Period {
  return { interval, label: labelOf(first, rule), zone: rule.timezone }
}

function labelOf(first: Temporal.PlainDate, rule: CalendarPeriods | PeriodsFrom): string {
  if (!('unit' in rule)) return first.toString()
  if (rule.unit === 'month') return first.toPlainYearMonth().toString()
  if (rule.unit === 'week') return `${first.yearOfWeek ?? 0}-W${String(first.weekOfYear ?? 0).padStart(2, '0')}`
  const { year, quarter } = yearAndQuarter(first, rule.yearStarts ?? 1)
  return rule.unit === 'year' ? year : `${year}-Q${quarter}`
}

function yearAndQuarter({ year, month }: Temporal.PlainDate, yearStarts: number) {
  return {
    year: `${yearStarts === 1 ? '' : 'FY'}${month < yearStarts ? year - 1 : year}`,
    quarter: ((month - yearStarts + 12) % 12) / 3 + 1,
  }
}

/** Labels by what they are of; what else they say is checked against the label of what was found. */
const LABELS: Readonly<Record<CalendarUnit | 'start', RegExp>> = {
  week: /^(\d{4})-W(\d\d)$/,
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
  quarter: /^(?:FY)?(\d{4})-Q([1-4])$/,
  year: /^(?:FY)?(\d{4})$/,
  start: /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)$/,
}

function firstDayOf(label: string, rule: CalendarPeriods | PeriodsFrom): Temporal.PlainDate | null {
  const unit = 'unit' in rule ? rule.unit : 'start'
  const parts = LABELS[unit].exec(label)?.slice(1).map(Number)
  if (parts === undefined) return null
  const shift = 'unit' in rule && (unit === 'quarter' || unit === 'year') ? (rule.yearStarts ?? 1) - 1 : 0
  return rhythmOf(rule).firstDay(dayNamed(unit, parts).add({ months: shift }))
}

/** A day of what a label names: of a week, its day as far into the week as the fourth of January, which lies in the first week of its year. */
function dayNamed(
  unit: CalendarUnit | 'start',
  [year = 0, number = 1, day = 1]: readonly number[],
): Temporal.PlainDate {
  if (unit === 'week') return new Temporal.PlainDate(year, 1, 4).add({ weeks: number - 1 })
  return Temporal.PlainDate.from({ year, month: unit === 'quarter' ? 3 * number - 2 : number, day })
}

/** What was found by a label, if that is what it is called and a time that there was. */
function named(label: string, period: Period): Period | null {
  return period.label === label && period.interval.from < period.interval.to ? period : null
}
