import { cronTimes } from '../../calendar/cron-times.js'
import { dayConditions } from './day-conditions.js'
import { MINUTES_PER_DAY, timeRange, type TimeInterval } from './time-interval.js'

/** A schedule as Alertmanager can express it, and what it cannot. */
export interface RecurringIntervals {
  readonly intervals: readonly TimeInterval[]
  readonly missing: readonly string[]
}

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Recurring maintenance on the wall clock of its zone. What lasts beyond midnight is said of the days after those that it begins on.
 */
export function recurringIntervals(
  { schedule, durationSeconds }: { readonly schedule: string; readonly durationSeconds: number },
  timezone: string,
): RecurringIntervals {
  const times = cronTimes(schedule)
  if (times === null) {
    return { intervals: [], missing: ['Alertmanager cannot look for the nearest working day, so nothing is muted'] }
  }
  const spans = merge(times.minutes.map((from) => ({ from, to: from + Math.ceil(durationSeconds / 60) })))
  const location = timezone === 'UTC' ? {} : { location: timezone }
  const days = Math.max(...spans.map(({ to }) => Math.ceil(to / MINUTES_PER_DAY)))
  const parts = Array.from({ length: days }, (_none, shift) => {
    const ranges = partsOn(spans, shift)
    if (ranges.length === 0) return []
    return dayConditions(times, shift)?.map((one) => ({ times: ranges, ...one, ...location })) ?? null
  })
  const missing = parts.includes(null) ? ['what lasts beyond midnight of a date cannot be said exactly'] : []
  return { intervals: parts.flatMap((one) => one ?? []), missing }
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
