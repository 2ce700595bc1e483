import type { Config } from '../config/config.js'
import { createExclusionDesk, type ExclusionDesk } from '../exclusion/exclusion-desk-store.js'
import { createMaintenanceReader } from '../exclusion/exclusion-reader-store.js'
import type { MaintenanceReader } from '../maintenance/maintenance-reader.js'
import type { Clock } from '../shared/clock.js'
import { ignoreSteps } from '../shared/steps.js'
import { openStore } from '../store/open-store.js'

/** What does not count, beside the daemon or without one, on the same store. */
export interface ExclusionsByHand {
  readonly desk: ExclusionDesk
  readonly maintenance: MaintenanceReader
  close(): Promise<void>
}

export interface ExclusionsByHandParts {
  readonly config: Config
  readonly clock: Clock
}

export async function openExclusionsByHand({ config, clock }: ExclusionsByHandParts): Promise<ExclusionsByHand> {
  const database = await openStore(config.storage.place)
  return {
    desk: createExclusionDesk({ database, config, clock, steps: ignoreSteps }),
    maintenance: createMaintenanceReader({ database, config }),
    close: () => database.close(),
  }
}
