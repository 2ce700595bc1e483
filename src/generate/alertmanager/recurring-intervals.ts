import { cronTimes, type CronTimes } from '../../calendar/cron-times.js'
import { MINUTES_PER_DAY, timeRange, type TimeInterval } from './time-interval.js'

/** A schedule as Alertmanager can express it, and what it cannot. */
export interface RecurringIntervals {
  readonly intervals: readonly TimeInterval[]
  /** `null`: nothing. */
  readonly missing: string | null
}

interface Span {
  readonly from: number
  readonly to: number
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Recurring maintenance on the wall clock of its zone. What lasts beyond midnight is said of the following weekdays. */
export function recurringIntervals(
  { schedule, durationSeconds }: { readonly schedule: string; readonly durationSeconds: number },
  timezone: string,
): RecurringIntervals {
  const times = cronTimes(schedule)
  if (times === null) {
    return { intervals: [], missing: 'Alertmanager cannot count weekdays within a month, so nothing is muted' }
  }
  const spans = merge(times.minutes.map((from) => ({ from, to: from + Math.ceil(durationSeconds / 60) })))
  const location = timezone === 'UTC' ? {} : { location: timezone }
  const days = Math.max(...spans.map(({ to }) => Math.ceil(to / MINUTES_PER_DAY)))
  const datesMatter = times.daysOfMonth !== null || times.months !== null
  const shown = datesMatter ? 1 : days
  const intervals = Array.from({ length: shown }, (_none, shift) => {
    const ranges = partsOn(spans, shift)
    return ranges.length === 0 ? [] : conditions(times, shift).map((one) => ({ times: ranges, ...one, ...location }))
  }).flat()
  return { intervals, missing: shown < days ? 'what lasts beyond midnight of a date cannot be said exactly' : null }
}

/** Overlapping spans as one. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to)
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, span.to) }
    else merged.push(span)
  }
  return merged
}

/** What of the spans falls on the day that is `shift` days after the one they begin on. */
function partsOn(spans: readonly Span[], shift: number): TimeInterval['times'] {
  return spans.flatMap(({ from, to }) => {
    const start = Math.max(from - shift * MINUTES_PER_DAY, 0)
    const end = Math.min(to - shift * MINUTES_PER_DAY, MINUTES_PER_DAY)
    return start < end ? [timeRange(start, end)] : []
  })
}

/** Cron takes a day that fits either the date or the weekday where both are given; Alertmanager wants both, so each gets its own. */
function conditions({ daysOfMonth, months, weekdays }: CronTimes, shift: number): Partial<TimeInterval>[] {
  const inMonths = months === null ? {} : { months: months.map(String) }
  const onDates = daysOfMonth === null ? [] : [{ days_of_month: daysOfMonth.map(String), ...inMonths }]
  const onWeekdays =
    weekdays === null ? [] : [{ weekdays: weekdays.map((day) => WEEKDAYS[(day + shift) % 7] ?? ''), ...inMonths }]
  const either = [...onDates, ...onWeekdays]
  return either.length === 0 ? [inMonths] : either
}
