import { dueSlots } from '../calendar/due-times.js'
import type { Interval } from '../calendar/interval.js'
import type { MaintenanceWindow } from './maintenance-window.js'

/** One time that maintenance takes place: `[from, to)`. */
export interface Occurrence extends Interval {
  readonly window: string
  /** Number of what was entered while the daemon ran; `null`: it stands in the configuration. */
  readonly entry: number | null
  /** Names of the services concerned. */
  readonly services: readonly string[]
  /** When those concerned were told; `null`: nobody says. */
  readonly announced: Date | null
  readonly reason: string | null
}

/**
 * Every time that maintenance takes place within an interval, also where it only begins or ends there; whole, not cut. By beginning, then
 * by name.
 *
 * A schedule is read in its zone, so that 02:00 stays 02:00 through a change of the clocks: a beginning that is skipped takes place right
 * after the gap, one that comes twice takes place the first time. A duration is time that passes, not time on the clock.
 */
export function windowsIn(windows: readonly MaintenanceWindow[], interval: Interval): readonly Occurrence[] {
  return windows
    .flatMap((window) => timesIn(window, interval).map((time) => occurrence(window, time)))
    .sort((a, b) => a.from.getTime() - b.from.getTime() || a.window.localeCompare(b.window, 'en'))
}

function timesIn({ time, timezone }: MaintenanceWindow, { from, to }: Interval): readonly Interval[] {
  if (from >= to) return []
  if (time.kind === 'once') return time.start < to && time.end > from ? [{ from: time.start, to: time.end }] : []
  const lengthMs = time.durationSeconds * 1000
  const range = { after: new Date(from.getTime() - lengthMs), until: new Date(to.getTime() - 1) }
  const starts = dueSlots({ cron: time.schedule, timezone }, range, Number.POSITIVE_INFINITY)
  return starts.map((start) => ({ from: start, to: new Date(start.getTime() + lengthMs) }))
}

function occurrence({ name, services, announced, reason }: MaintenanceWindow, { from, to }: Interval): Occurrence {
  return { window: name, entry: null, services, from, to, announced, reason }
}

/** Whether it takes place at an instant. */
export function isActive({ from, to }: Interval, now: Date): boolean {
  return from <= now && now < to
}

/** What takes place at an instant. */
export function windowsAt(windows: readonly MaintenanceWindow[], now: Date): readonly Occurrence[] {
  return windowsIn(windows, instantOf(now))
}

/** The shortest stretch that holds an instant. */
export function instantOf(now: Date): Interval {
  return { from: now, to: new Date(now.getTime() + 1) }
}

/** How far ahead maintenance is listed. */
const LISTED_MS = 30 * 86_400_000

/** An instant and the 30 days after it: what lies in it is listed. */
export function listedFrom(now: Date): Interval {
  return { from: now, to: new Date(now.getTime() + LISTED_MS) }
}
