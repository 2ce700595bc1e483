import { clockChanges } from '../calendar/clock-changes.js'
import { dueSlots } from '../calendar/due-times.js'
import type { Interval } from '../calendar/interval.js'
import { showingOf, wallTimeAt, type WallTime } from '../calendar/wall-clock.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import { windowsIn } from '../maintenance/windows-in.js'
import { recurrenceRule, type RecurrenceRule } from './recurrence.js'

/** A recurring window as a calendar can say it without knowing how Plimsoll reads clocks that change. */
export interface WindowTimes {
  /** `null`: no rule says it, and all of its times are in `singles`. */
  readonly rule: {
    readonly recur: RecurrenceRule
    /** The first time, on the clock. */
    readonly first: WallTime
    /** Times on the clock at which the rule would have it and it does not take place, or not so. */
    readonly except: readonly WallTime[]
  } | null
  /** Times that no rule has, as they are. */
  readonly singles: readonly Interval[]
}

type Recurring = MaintenanceWindow & { readonly time: { readonly kind: 'recurring' } }

export function isRecurring(window: MaintenanceWindow): window is Recurring {
  return window.time.kind === 'recurring'
}

/** How far ahead a schedule is listed of which no rule can be made. */
const LISTED_MS = 366 * 86_400_000
const DAY_MS = 86_400_000

/**
 * Times around a change of the clock are said one by one, as instants: programs differ in what they make of a time that is skipped or comes
 * twice, and of a length that spans a change.
 */
export function windowTimes(window: Recurring, span: Interval): WindowTimes {
  const recur = recurrenceRule(window.time.schedule)
  const first = recur === null ? null : firstRegular(window, span)
  if (recur === null || first === null) {
    const listed = { from: span.from, to: new Date(Math.min(span.to.getTime(), span.from.getTime() + LISTED_MS)) }
    return {
      rule: null,
      singles: windowsIn([window], listed)
        .filter(({ from }) => from >= span.from)
        .map(intervalOf),
    }
  }
  const around = clockChanges(span, window.timezone).map((change) => neighbourhood(window, change))
  const named = around.map((near) => wallTimes(window, near))
  const except = named.flat().filter((wall) => !isRegular(window, wall))
  const regular = new Set(named.flat().filter((wall) => isRegular(window, wall)))
  const singles = around
    .flatMap((near) => windowsIn([window], near))
    .filter(({ from }) => !regular.has(wallTimeAt(from, window.timezone)) && from >= span.from && from < span.to)
  return {
    rule: { recur, first, except: distinct(except.filter((wall) => wall > first)) },
    singles: [...new Map(singles.map((one) => [one.from.getTime(), intervalOf(one)])).values()],
  }
}

function intervalOf({ from, to }: Interval): Interval {
  return { from, to }
}

function distinct(walls: readonly WallTime[]): readonly WallTime[] {
  return [...new Set(walls)].sort((a, b) => a - b)
}

/** More than a window lasts, and more than any clock changes by. */
function neighbourhood({ time }: Recurring, change: Date): Interval {
  const reach = time.durationSeconds * 1000 + DAY_MS
  return { from: new Date(change.getTime() - reach), to: new Date(change.getTime() + reach) }
}

/** Times on the clock that the schedule names. */
function wallTimes({ time, timezone }: Recurring, { from, to }: Interval): readonly WallTime[] {
  const range = {
    after: new Date(wallTimeAt(from, timezone) - DAY_MS),
    until: new Date(wallTimeAt(to, timezone) + DAY_MS),
  }
  const slots = dueSlots({ cron: time.schedule, timezone: 'UTC' }, range, Number.POSITIVE_INFINITY)
  return slots.map((slot) => slot.getTime())
}

/** Whether the clock shows a time once, and goes on evenly while the window lasts. */
function isRegular({ time, timezone }: Recurring, wall: WallTime): boolean {
  const { first, again, isSkipped } = showingOf(wall, timezone)
  const lengthMs = time.durationSeconds * 1000
  const end = new Date(first.getTime() + lengthMs)
  return (
    !isSkipped &&
    again === null &&
    wallTimeAt(first, timezone) === wall &&
    wallTimeAt(end, timezone) - wall === lengthMs
  )
}

function firstRegular(window: Recurring, { from, to }: Interval): WallTime | null {
  const range = { after: new Date(wallTimeAt(from, window.timezone) - DAY_MS), until: to }
  for (const slot of dueSlots({ cron: window.time.schedule, timezone: 'UTC' }, range, SEARCHED)) {
    const wall = slot.getTime()
    if (isRegular(window, wall) && showingOf(wall, window.timezone).first >= from) return wall
  }
  return null
}

/** Times that are looked at for one that is regular: more than lie around a change of the clock. */
const SEARCHED = 5000
