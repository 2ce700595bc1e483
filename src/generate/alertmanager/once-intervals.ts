import { MINUTES_PER_DAY, timeRange, type TimeInterval } from './time-interval.js'

const MINUTE_MS = 60_000
const DAY_MS = MINUTES_PER_DAY * MINUTE_MS

/** A single stretch of time, day by day in UTC: exact but for seconds, which widen it to whole minutes. */
export function onceIntervals({ start, end }: { readonly start: Date; readonly end: Date }): TimeInterval[] {
  const from = Math.floor(start.getTime() / MINUTE_MS) * MINUTE_MS
  const to = Math.ceil(end.getTime() / MINUTE_MS) * MINUTE_MS
  const intervals: TimeInterval[] = []
  let at = from
  while (at < to) {
    const day = Math.floor(at / DAY_MS) * DAY_MS
    const full = wholeDays(at, to)
    const until = full > 0 ? day + full * DAY_MS : Math.min(day + DAY_MS, to)
    intervals.push(
      within(new Date(day), { from: at - day, to: Math.min(until - day, DAY_MS), days: Math.max(full, 1) }),
    )
    at = until
  }
  return intervals
}

/** How many whole days begin at `at`, as far as its month goes. */
function wholeDays(at: number, to: number): number {
  if (at % DAY_MS !== 0) return 0
  const day = new Date(at)
  const month = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1)
  return Math.floor((Math.min(to, month) - at) / DAY_MS)
}

function within(day: Date, { from, to, days }: { from: number; to: number; days: number }): TimeInterval {
  const first = day.getUTCDate()
  return {
    times: [timeRange(from / MINUTE_MS, to / MINUTE_MS)],
    days_of_month: [days === 1 ? String(first) : `${first}:${first + days - 1}`],
    months: [String(day.getUTCMonth() + 1)],
    years: [String(day.getUTCFullYear())],
  }
}
