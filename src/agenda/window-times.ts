import { clockChanges } from '../calendar/clock-changes.js'
import { dueSlots } from '../calendar/due-times.js'
import type { Interval } from '../calendar/interval.js'
import { wallTimeAt, type WallTime } from '../calendar/wall-clock.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import { windowsIn } from '../maintenance/windows-in.js'
import { recurrenceRule, type RecurrenceRule } from './recurrence.js'

/** A recurring window as a calendar can say it without knowing how Plimsoll reads clocks that change. */
export interface WindowTimes {
  /** From one change of the clock to the next, oldest first; none: no rule says it, and all of its times are in `singles`. */
  readonly series: readonly Series[]
  /** Times around a change of the clock, as they are. */
  readonly singles: readonly Interval[]
}

/** Times that a rule says, none of them near a change of the clock. */
export interface Series {
  readonly recur: RecurrenceRule
  /** The first time, on the clock. */
  readonly first: WallTime
  /** The last instant at which it may begin; `null`: it goes on for ever. */
  readonly until: Date | null
}

type Recurring = MaintenanceWindow & { readonly time: { readonly kind: 'recurring' } }

export function isRecurring(window: MaintenanceWindow): window is Recurring {
  return window.time.kind === 'recurring'
}

/** How far ahead a schedule is listed of which no rule can be made. */
const LISTED_MS = 366 * 86_400_000
const DAY_MS = 86_400_000

/**
 * Times around a change of the clock are said one by one, as instants, and each rule ends before them: programs differ in what they make of a time
 * that is skipped or comes twice, of an exception to it, and of a length that spans a change.
 */
export function windowTimes(window: Recurring, span: Interval): WindowTimes {
  const recur = recurrenceRule(window.time.schedule)
  if (recur === null) {
    const listed = { from: span.from, to: new Date(Math.min(span.to.getTime(), span.from.getTime() + LISTED_MS)) }
    return { series: [], singles: timesIn(window, listed) }
  }
  const around = joined(clockChanges(span, window.timezone).map((change) => neighbourhood(window, change)))
  const begins = [span.from, ...around.map(({ to }) => to)]
  const series = begins.flatMap((from, index): readonly Series[] => {
    const end = around[index]?.from ?? null
    const first = firstFrom(window, { from, to: end ?? new Date(from.getTime() + SEARCHED_MS) })
    return first === null ? [] : [{ recur, first, until: end === null ? null : new Date(end.getTime() - 1000) }]
  })
  const within = { from: span.from.getTime(), to: span.to.getTime() }
  return {
    series,
    singles: around
      .flatMap((near) => timesIn(window, near))
      .filter(({ from }) => from.getTime() >= within.from && from.getTime() < within.to),
  }
}

/** Those that begin in an interval. */
function timesIn(window: Recurring, span: Interval): readonly Interval[] {
  return windowsIn([window], span)
    .filter(({ from }) => from >= span.from && from < span.to)
    .map(({ from, to }) => ({ from, to }))
}

/** More than a window lasts, and more than any clock changes by. */
function neighbourhood({ time }: Recurring, change: Date): Interval {
  const reach = time.durationSeconds * 1000 + DAY_MS
  return { from: new Date(change.getTime() - reach), to: new Date(change.getTime() + reach) }
}

/** Those that meet are one. */
function joined(intervals: readonly Interval[]): readonly Interval[] {
  const all: Interval[] = []
  for (const { from, to } of intervals) {
    const last = all.at(-1)
    if (last === undefined || from > last.to) all.push({ from, to })
    else all[all.length - 1] = { from: last.from, to }
  }
  return all
}

/** A schedule whose first time is later has none: leap days come every eight years at the latest. */
const SEARCHED_MS = 9 * 366 * DAY_MS

/** The first time in an interval far from changes of the clock; `null`: there is none. */
function firstFrom({ time, timezone }: Recurring, { from, to }: Interval): WallTime | null {
  const range = { after: new Date(from.getTime() - 1), until: new Date(to.getTime() - 1) }
  const [first] = dueSlots({ cron: time.schedule, timezone }, range, 1)
  return first === undefined ? null : wallTimeAt(first, timezone)
}
