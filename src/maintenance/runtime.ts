import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import type { Clock } from '../shared/clock.js'
import { maintenanceStatus } from './maintenance-answer.js'
import { enteredSamples, maintenanceSamples } from './maintenance-metrics.js'
import type { MaintenanceReader } from './maintenance-reader.js'
import { createMaintenanceRouter } from './maintenance-router.js'
import type { MaintenanceWindow } from './maintenance-window.js'
import { instantOf } from './windows-in.js'

/** What planned windows use while the daemon runs. */
export interface MaintenancePorts {
  readonly config: {
    readonly maintenance: readonly MaintenanceWindow[]
    readonly services: readonly { readonly name: string; readonly environment: string | null }[]
  }
  readonly maintenance: MaintenanceReader
  readonly clock: Clock
}

/**
 * Whether a window of the configuration takes place is said of the instant at which it is asked, not of the last status: it begins on time.
 * What was entered is read with the status.
 */
export function createMaintenance({ config, maintenance, clock }: MaintenancePorts): Runtime {
  return {
    name: 'maintenance',
    routers: [createMaintenanceRouter(maintenance, clock)],
    status: readingOf(maintenanceStatus, ({ now }: { readonly now: Date }) => maintenance.within(instantOf(now))),
    samples: () => maintenanceSamples(config.maintenance, config.services, clock()),
    readSamples: async () => enteredSamples(await maintenance.within(instantOf(clock())), config),
  }
}
