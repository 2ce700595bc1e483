import type { Planned, RemarkKind } from '../feature/remark.js'
import { formatDuration } from '../shared/duration.js'
import { clockChangeClash } from './clock-change-clash.js'
import type { MaintenanceWindow } from './maintenance-window.js'

/** What remarks on maintenance read of the configuration. */
export interface MaintenanceConfigured {
  readonly maintenance: readonly MaintenanceWindow[]
  /** `null`: nobody mutes. */
  readonly alertmanager: object | null
}

const clockChange: RemarkKind<MaintenanceConfigured> = {
  rule: 'clock-change',
  isNote: true,
  meaning: 'on days when clocks change Alertmanager mutes another time than the ledger counts',
  mend: 'begin and end it clear of the change',
  find: ({ alertmanager, maintenance }) => (alertmanager === null ? [] : maintenance.flatMap(mutedOtherwise)),
}

export const maintenanceRemarks: readonly RemarkKind<MaintenanceConfigured>[] = [clockChange]

/** When maintenance is planned, again and again. */
export function maintenanceSchedules({ maintenance }: MaintenanceConfigured): Planned[] {
  return maintenance.flatMap((window) =>
    window.time.kind === 'recurring'
      ? [{ subject: subjectOf(window), cron: window.time.schedule, timezone: window.timezone }]
      : [],
  )
}

function subjectOf({ name }: MaintenanceWindow): string {
  return `maintenance ${name}`
}

function mutedOtherwise(window: MaintenanceWindow) {
  const clash = clockChangeClash(window)
  if (clash === null) return []
  return [
    {
      subject: subjectOf(window),
      message: `when the clock of ${window.timezone} changes (as on ${clash.day}), Alertmanager mutes by the clock and the ledger counts time that passes: they differ by up to ${formatDuration(clash.seconds)}`,
      hint: 'begin and end it clear of the change, or silence that day by hand',
    },
  ]
}
