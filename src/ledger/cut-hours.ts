import type { Interval } from '../calendar/interval.js'
import { toUnix } from '../store/unix-time.js'

/** Part of an hour: its minutes `first` to `last` (exclusive). */
export interface CutHour {
  /** Unix seconds of the hour's start. */
  readonly hour: number
  readonly first: number
  readonly last: number
}

/** An interval as the ledger reads it: whole hours by their columns, the hours cut by its ends from their minutes. */
export interface HourCut {
  /** Whole hours, Unix seconds `[from, to)`; empty when `from >= to`. */
  readonly whole: { readonly from: number; readonly to: number }
  /** 0 to 2 of them. */
  readonly cut: readonly CutHour[]
}

const HOUR = 3600

/**
 * Splits an interval at the hours of UTC. A minute belongs to the interval in which it starts, so ends within a minute move to the next.
 */
export function cutHours(interval: Interval): HourCut {
  const from = Math.ceil(toUnix(interval.from) / 60) * 60
  const to = Math.ceil(toUnix(interval.to) / 60) * 60
  const whole = { from: Math.ceil(from / HOUR) * HOUR, to: Math.floor(to / HOUR) * HOUR }
  if (to <= from) return { whole, cut: [] }
  const first = part(Math.floor(from / HOUR) * HOUR, from, to)
  const last = part(Math.floor(to / HOUR) * HOUR, from, to)
  const cut = [first, last].filter((one, index) => isCut(one) && (index === 0 || one.hour !== first.hour))
  return { whole, cut }
}

function part(hour: number, from: number, to: number): CutHour {
  return { hour, first: Math.max(0, from - hour) / 60, last: Math.min(HOUR, to - hour) / 60 }
}

function isCut({ first, last }: CutHour): boolean {
  return last > first && last - first < 60
}

/** The hours that an interval touches, `[from, to)` in Unix seconds. */
export function touchedHours({ from, to }: Interval): { readonly from: number; readonly to: number } {
  return { from: Math.floor(toUnix(from) / HOUR) * HOUR, to: Math.ceil(to.getTime() / 1000 / HOUR) * HOUR }
}

/** Whether the minute at `index` of `hour` starts within the interval. Asked of every minute of months: no `Date` is made for it. */
export function startsWithin({ from, to }: Interval, hour: number, index: number): boolean {
  const startMs = (hour + index * 60) * 1000
  return startMs >= from.getTime() && startMs < to.getTime()
}
