import type { RootContext } from '../feature/root-key.js'
import type { MaintenanceInput } from './maintenance-schema.js'
import type { MaintenanceTime, MaintenanceWindow } from './maintenance-window.js'

/** Turns a checked window into the domain's terms. */
export function resolveMaintenance(
  window: MaintenanceInput,
  { timezone, services }: Pick<RootContext, 'timezone' | 'services'>,
): MaintenanceWindow {
  return {
    name: window.name,
    time: resolveTime(window),
    timezone: window.timezone ?? timezone,
    services: window.services === 'all' ? services : window.services,
    announced: window.announced ?? null,
    reason: window.reason ?? null,
  }
}

/** The schema has made sure that one of the two pairs is given. */
function resolveTime({ schedule, duration, start, end }: MaintenanceInput): MaintenanceTime {
  if (schedule !== undefined && duration !== undefined) {
    return { kind: 'recurring', schedule, durationSeconds: duration }
  }
  if (start !== undefined && end !== undefined) return { kind: 'once', start, end }
  throw new Error('a maintenance window has no time, which the schema should have refused')
}
