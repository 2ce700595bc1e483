/** A stretch of time `[from, to)`, in UTC instants. */
export interface Interval {
  readonly from: Date
  readonly to: Date
}

/** Length in seconds; never negative. */
export function secondsOf({ from, to }: Interval): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000)
}

/** Length of several that do not overlap, in seconds. */
export function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, interval) => sum + secondsOf(interval), 0)
}

/** The common part of two intervals, `null` when they do not overlap. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to < b.to ? a.to : b.to
  return from < to ? { from, to } : null
}

/** The part of an interval before an instant; of length zero when there is none. `null`: no instant, no part. */
export function partBefore(interval: Interval, end: Date | null): Interval {
  const none = { from: interval.from, to: interval.from }
  return end === null ? none : (intersect(interval, { from: interval.from, to: end }) ?? none)
}

/** The beginning of the minute in which an instant lies. */
export function wholeMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000)
}
