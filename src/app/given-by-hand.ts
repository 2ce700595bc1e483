import type { Config } from '../config/config.js'
import type { Clock } from '../shared/clock.js'
import { nothingRuns } from '../shared/job.js'
import { createLogger } from '../shared/logger.js'
import { ignoreMeter } from '../shared/meter.js'
import { ignoreSteps } from '../shared/steps.js'
import { openStore } from '../store/open-store.js'
import { createPlainReaders } from './plain-readers.js'
import type { GivenPorts } from './ports.js'

export interface ByHandParts {
  readonly config: Config
  readonly clock: Clock
  readonly version: string
}

/** Opens the store for a command, beside the daemon or without one: nothing is logged or counted, and no job runs. Throws `StoreError`. */
export async function openByHand({ config, clock, version }: ByHandParts): Promise<GivenPorts> {
  return {
    ...{ config, clock, version, logger: createLogger('silent') },
    ...{ steps: ignoreSteps, meter: ignoreMeter, hurry: nothingRuns },
    database: await openStore(config.storage.place),
    readers: createPlainReaders(config),
  }
}
