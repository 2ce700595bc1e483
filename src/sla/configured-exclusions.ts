import type { Interval } from '../calendar/interval.js'
import { maintenanceCalendar } from '../maintenance/maintenance-calendar.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { Occurrence } from '../maintenance/windows-in.js'
import type { ExclusionReader, StatedExclusion } from './stated-exclusion.js'

/** What the configuration says of a stretch of time: its planned maintenance. */
export function configuredExclusions(
  windows: readonly MaintenanceWindow[],
): (span: Interval) => readonly StatedExclusion[] {
  const calendar = maintenanceCalendar(windows)
  return (span) => calendar.within(span).map(stated)
}

/** The same for whoever reads. */
export function readConfigured(windows: readonly MaintenanceWindow[]): ExclusionReader {
  const within = configuredExclusions(windows)
  return { read: (span) => Promise.resolve(within(span)) }
}

function stated({ window, services, ...one }: Occurrence): StatedExclusion {
  return {
    ...one,
    ...{ id: null, name: window, kind: 'scheduled_maintenance', isMaintenance: true },
    ...{ recorded: null, author: null, evidence: null },
    scope: services.map((service) => ({ service, agreement: null })),
  }
}
