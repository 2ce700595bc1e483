import type { Config } from '../config/config.js'
import { createLedger } from '../ledger/create-ledger.js'
import type { Clock } from '../shared/clock.js'
import { createLogger } from '../shared/logger.js'
import { nothingRuns } from '../shared/job.js'
import { ignoreMeter } from '../shared/meter.js'
import { ignoreSteps } from '../shared/steps.js'
import type { ExplainSources } from '../sla/explain-agreement.js'
import { openStore } from '../store/open-store.js'
import { createPorts } from './ports.js'
import { createPlainReaders } from './plain-readers.js'

/** What agreements are judged from, beside the daemon or without one, on the same store. Nothing is asked of a Prometheus. */
export interface AgreementsByHand {
  readonly sources: ExplainSources
  close(): Promise<void>
}

export interface AgreementsByHandParts {
  readonly config: Config
  readonly clock: Clock
  readonly version: string
}

export async function openAgreementsByHand({
  config,
  clock,
  version,
}: AgreementsByHandParts): Promise<AgreementsByHand> {
  const database = await openStore(config.storage.file)
  const logger = createLogger('silent')
  const readers = createPlainReaders(config)
  const ledger = createLedger({ database, config, readers, clock, logger })
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
  const { counts, minutes, traffic, outages, serviceIncidents, recoveryPoints, exclusions } = createPorts(given, ledger)
  const events = { counts, minutes, traffic, outages }
  const datasets = config.services.flatMap((service) => service.datasets)
  return {
    sources: { ...events, serviceIncidents, recoveryPoints, exclusions, datasets, now: clock() },
    close: () => database.close(),
  }
}
