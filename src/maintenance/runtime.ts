import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import type { Clock } from '../shared/clock.js'
import { maintenanceStatus } from './maintenance-answer.js'
import { maintenanceSamples } from './maintenance-metrics.js'
import { createMaintenanceRouter } from './maintenance-router.js'
import type { MaintenanceWindow } from './maintenance-window.js'
import { windowsAt } from './windows-in.js'

/** What planned windows use while the daemon runs. */
export interface MaintenancePorts {
  readonly config: {
    readonly maintenance: readonly MaintenanceWindow[]
    readonly services: readonly { readonly name: string; readonly environment: string | null }[]
  }
  readonly clock: Clock
}

/** Whether a window takes place is said of the instant at which it is asked, not of the last status: it begins on time. */
export function createMaintenance({ config, clock }: MaintenancePorts): Runtime {
  return {
    name: 'maintenance',
    routers: [createMaintenanceRouter(config.maintenance, clock)],
    status: readingOf(maintenanceStatus, ({ now }: { readonly now: Date }) =>
      Promise.resolve(windowsAt(config.maintenance, now)),
    ),
    samples: () => maintenanceSamples(config.maintenance, config.services, clock()),
  }
}
