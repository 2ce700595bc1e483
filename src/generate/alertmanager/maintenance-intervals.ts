import { clockChangeClash } from '../../maintenance/clock-change-clash.js'
import type { MaintenanceWindow } from '../../maintenance/maintenance-window.js'
import { formatDuration } from '../../shared/duration.js'
import { onceIntervals } from './once-intervals.js'
import { recurringIntervals } from './recurring-intervals.js'
import type { TimeInterval } from './time-interval.js'

/** Services that are muted at the same times. */
export interface MutedServices {
  /** Sorted. */
  readonly services: readonly string[]
  /** Names of time intervals. */
  readonly intervals: readonly string[]
}

/** Maintenance windows as Alertmanager can express them. */
export interface MaintenanceIntervals {
  readonly timeIntervals: readonly { readonly name: string; readonly time_intervals: readonly TimeInterval[] }[]
  readonly muted: readonly MutedServices[]
  /** What could not be expressed. */
  readonly remarks: readonly string[]
}

/** Alertmanager mutes by time intervals of its own; what it cannot express exactly is not muted, and said. */
export function maintenanceIntervals(windows: readonly MaintenanceWindow[]): MaintenanceIntervals {
  const all = windows.map((window) => ({ window, ...intervalsOf(window) }))
  const expressed = all.filter(({ intervals }) => intervals.length > 0)
  return {
    timeIntervals: expressed.map(({ window, intervals }) => ({ name: window.name, time_intervals: intervals })),
    muted: groupServices(expressed.map(({ window }) => window)),
    remarks: all.flatMap(({ window, missing }) =>
      missing.map((one) => `maintenance ${window.name}: ${one}; silence it by hand where that matters`),
    ),
  }
}

function intervalsOf(window: MaintenanceWindow): {
  intervals: readonly TimeInterval[]
  missing: readonly string[]
} {
  const { time, timezone } = window
  if (time.kind === 'once') return { intervals: onceIntervals(time), missing: [] }
  const { intervals, missing } = recurringIntervals(time, timezone)
  return { intervals, missing: intervals.length === 0 ? missing : [...missing, ...clockChangeRemark(window)] }
}

function clockChangeRemark(window: MaintenanceWindow): string[] {
  const clash = clockChangeClash(window)
  if (clash === null) return []
  const by = formatDuration(clash.seconds)
  return [
    `when the clock of ${window.timezone} changes (as on ${clash.day}), Alertmanager mutes by the clock and the ledger counts time that passes, so that the two differ by up to ${by}`,
  ]
}

function groupServices(windows: readonly MaintenanceWindow[]): MutedServices[] {
  const names = [...new Set(windows.flatMap(({ services }) => services))].sort()
  const groups = new Map<string, { services: string[]; intervals: string[] }>()
  for (const name of names) {
    const intervals = windows.filter(({ services }) => services.includes(name)).map((window) => window.name)
    const group = groups.get(intervals.join(' ')) ?? { services: [], intervals }
    group.services.push(name)
    groups.set(intervals.join(' '), group)
  }
  return [...groups.values()]
}
