import { clockChanges } from '../calendar/clock-changes.js'
import { dueSlots } from '../calendar/due-times.js'
import { unionOf } from '../calendar/interval-sets.js'
import { intersect, type Interval } from '../calendar/interval.js'
import { localTime, wallTimeAt } from '../calendar/wall-clock.js'
import type { MaintenanceWindow } from './maintenance-window.js'
import { windowsIn } from './windows-in.js'

/** A change of the clock at which maintenance by the clock is not maintenance by time that passes. */
export interface ClockChangeClash {
  /** The local day of the change: `2026-03-29`. */
  readonly day: string
  /** By how much the clock changes, in seconds. */
  readonly seconds: number
}

/** Fixed years, so that what is generated does not change with the day on which it is. */
const LOOKED_AT = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2037-01-01T00:00:00Z') }
/** More than any clock changes by. */
const MARGIN_MS = 4 * 3600 * 1000

/**
 * The first change of the clock around which recurring maintenance differs between Alertmanager, which mutes from one time on the clock to another, and the
 * ledger, which counts its duration from its beginning.
 *
 * @returns `null`: there is none
 */
export function clockChangeClash({ time, ...window }: MaintenanceWindow): ClockChangeClash | null {
  if (time.kind === 'once') return null
  // Alertmanager knows whole minutes; that is no matter of clocks that change.
  const durationSeconds = Math.ceil(time.durationSeconds / 60) * 60
  const recurring = { ...window, time: { ...time, durationSeconds } }
  for (const change of clockChanges(LOOKED_AT, window.timezone)) {
    if (!isTouched(recurring, change)) continue
    const around = neighbourhood(change, durationSeconds * 1000)
    const counted = windowsIn([recurring], around)
    const muted = byTheClock(recurring, change, around)
    if (!isSame(cut(counted, around), cut(muted, around))) return clashAt(change, window.timezone)
  }
  return null
}

/** Whether maintenance on the clock meets what a change skips or repeats: cheap, and mostly not. */
function isTouched({ time, timezone }: Recurring, change: Date): boolean {
  const shown = shifts(change, timezone).map((shift) => change.getTime() + shift)
  const [low, high] = [Math.min(...shown), Math.max(...shown)]
  const range = { after: new Date(low - time.durationSeconds * 1000), until: new Date(high - 1) }
  return dueSlots({ cron: time.schedule, timezone: 'UTC' }, range, 1).length > 0
}

function neighbourhood(change: Date, lengthMs: number): Interval {
  const reach = lengthMs + MARGIN_MS
  return { from: new Date(change.getTime() - reach), to: new Date(change.getTime() + reach) }
}

type Recurring = MaintenanceWindow & { readonly time: { readonly kind: 'recurring' } }

/** When the clock shows a time of maintenance, before and after one change. */
function byTheClock({ time, timezone }: Recurring, change: Date, { from, to }: Interval): Interval[] {
  const lengthMs = time.durationSeconds * 1000
  const [before, after] = shifts(change, timezone)
  const range = { after: new Date(from.getTime() - MARGIN_MS - lengthMs), until: new Date(to.getTime() + MARGIN_MS) }
  const onTheClock = { after: shifted(range.after, before), until: shifted(range.until, after) }
  const starts = dueSlots({ cron: time.schedule, timezone: 'UTC' }, onTheClock, Number.POSITIVE_INFINITY)
  return starts.flatMap((start) => {
    const span = { from: start, to: new Date(start.getTime() + lengthMs) }
    return [
      intersect(moved(span, -before), { from: range.after, to: change }) ?? [],
      intersect(moved(span, -after), { from: change, to: range.until }) ?? [],
    ].flat()
  })
}

/** By how much the clock is ahead of UTC just before and just after a change, in milliseconds. */
function shifts(change: Date, zone: string): [before: number, after: number] {
  const justBefore = new Date(change.getTime() - 1000)
  return [wallTimeAt(justBefore, zone) - justBefore.getTime(), wallTimeAt(change, zone) - change.getTime()]
}

function shifted(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms)
}

function moved({ from, to }: Interval, ms: number): Interval {
  return { from: shifted(from, ms), to: shifted(to, ms) }
}

function cut(intervals: readonly Interval[], whole: Interval): readonly Interval[] {
  return unionOf(intervals.flatMap((one) => intersect(one, whole) ?? []))
}

function isSame(a: readonly Interval[], b: readonly Interval[]): boolean {
  const bounds = (all: readonly Interval[]) => all.flatMap(({ from, to }) => [from.getTime(), to.getTime()]).join(' ')
  return bounds(a) === bounds(b)
}

function clashAt(change: Date, zone: string): ClockChangeClash {
  const [before, after] = shifts(change, zone)
  return { day: localTime(change, zone).toPlainDate().toString(), seconds: Math.abs(after - before) / 1000 }
}
