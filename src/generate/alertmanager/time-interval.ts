/** One of the ranges in which an interval of Alertmanager holds: all of its conditions together. */
export interface TimeInterval {
  readonly times: readonly { readonly start_time: string; readonly end_time: string }[]
  readonly weekdays?: readonly string[]
  readonly days_of_month?: readonly string[]
  readonly months?: readonly string[]
  readonly years?: readonly string[]
  /** IANA zone; UTC where it is left out. */
  readonly location?: string
}

export const MINUTES_PER_DAY = 1440

/** A stretch of one day in minutes since midnight, as Alertmanager writes it; its end may be 24:00. */
export function timeRange(from: number, to: number): TimeInterval['times'][number] {
  return { start_time: clock(from), end_time: clock(to) }
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
