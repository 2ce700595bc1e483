import type { Interval } from '../calendar/interval.js'
import type { MaintenanceWindow } from './maintenance-window.js'
import { windowsIn, type Occurrence } from './windows-in.js'

/** Planned work, whoever planned it where. */
export interface MaintenanceReader {
  /** Every time that lies in an interval, also in part; whole, by beginning. */
  within(interval: Interval): Promise<readonly Occurrence[]>
}

/** That of the configuration alone. */
export function configuredMaintenance(windows: readonly MaintenanceWindow[]): MaintenanceReader {
  return { within: (interval) => Promise.resolve(windowsIn(windows, interval)) }
}
