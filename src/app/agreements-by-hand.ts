import { createLedger } from '../ledger/create-ledger.js'
import type { ExplainSources } from '../sla/explain-agreement.js'
import { openByHand, type ByHandParts } from './given-by-hand.js'
import { createPorts } from './ports.js'

/** What agreements are judged from, beside the daemon or without one, on the same store. Nothing is asked of a Prometheus. */
export interface AgreementsByHand {
  readonly sources: ExplainSources
  close(): Promise<void>
}

export async function openAgreementsByHand(parts: ByHandParts): Promise<AgreementsByHand> {
  const given = await openByHand(parts)
  const { config, database, clock } = given
  const ledger = createLedger(given)
  const { counts, minutes, traffic, outages, serviceIncidents, recoveryPoints, exclusions } = createPorts(given, ledger)
  const events = { counts, minutes, traffic, outages }
  const datasets = config.services.flatMap((service) => service.datasets)
  return {
    sources: { ...events, serviceIncidents, recoveryPoints, exclusions, datasets, now: clock() },
    close: () => database.close(),
  }
}
