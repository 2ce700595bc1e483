import { byCommand } from '../audit/initiator.js'
import type { Config } from '../config/config.js'
import { gatherPack } from '../emergency/gather-pack.js'
import type { Pack } from '../emergency/pack-contents.js'
import { packParts } from '../emergency/runtime.js'
import { createLedger } from '../ledger/create-ledger.js'
import type { Clock } from '../shared/clock.js'
import { createLogger } from '../shared/logger.js'
import { nothingRuns } from '../shared/job.js'
import { ignoreMeter } from '../shared/meter.js'
import { ignoreSteps } from '../shared/steps.js'
import { openStore } from '../store/open-store.js'
import { createPlainReaders } from './plain-readers.js'
import { createPorts } from './ports.js'

export interface PackByHandParts {
  readonly config: Config
  readonly clock: Clock
  readonly version: string
  /** Of the operating system. */
  readonly user: string
}

/** Gathers what the emergency pack says, beside the daemon or without one, from the same store. */
export async function gatherPackByHand({ config, clock, version, user }: PackByHandParts): Promise<Pack> {
  const database = await openStore(config.storage.file)
  try {
    const logger = createLogger('silent')
    const readers = createPlainReaders(config)
    const ledger = createLedger({ database, config, readers, clock, logger, initiator: byCommand(user) })
    const given = {
      config,
      version,
      clock,
      logger,
      steps: ignoreSteps,
      meter: ignoreMeter,
      database,
      readers,
      hurry: nothingRuns,
    }
    return await gatherPack(packParts(createPorts(given, ledger)), clock())
  } finally {
    await database.close()
  }
}
