import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import type { LedgerPlace } from '../slo/minutes.js'
import { readAgreements } from './read-agreements.js'
import type { ContractMemory, ContractSources } from './read-contracts.js'
import { createAgreementReport } from './report/agreement-report.js'
import type { ServiceOfAgreements } from './report/read-agreement-months.js'
import { slasStatus } from './sla-answer.js'
import type { StandingAgreements } from './standing-agreements.js'

/** What agreements use while the daemon runs. */
export interface SlaPorts extends Omit<ContractSources, 'objectives' | 'datasets' | 'now'> {
  readonly config: { readonly services: readonly ServiceOfAgreements[] }
  /** Keeps what is judged for others. */
  readonly standing: StandingAgreements
}

/** Tells how agreements stand in the period that runs, and in reports how they stood. */
export function createSla({ config, ...ports }: SlaPorts): Runtime<SlaQuestion> {
  const { counts, minutes, traffic, outages, exclusions, serviceIncidents, recoveryPoints } = ports
  const read = { counts, minutes, traffic, outages, exclusions, serviceIncidents, recoveryPoints }
  const agreements = config.services.flatMap((service) => service.agreements)
  const datasets = config.services.flatMap((service) => service.datasets)
  const settled = createSettled(minutes)
  return {
    name: 'sla',
    status: readingOf(slasStatus, async (question: SlaQuestion) => {
      const results = await readAgreements(agreements, { ...read, datasets, ...question }, await settled())
      ports.standing.keep(results)
      return results
    }),
    report: createAgreementReport({ config, ...read }),
  }
}

interface SlaQuestion extends Pick<ContractSources, 'objectives'> {
  readonly now: Date
}

/** What is remembered of agreements, without those of which the past has come to be known better. */
function createSettled(minutes: ContractSources['minutes']): () => Promise<ContractMemory> {
  const memory: ContractMemory = new Map()
  let place: LedgerPlace | null = null
  return async () => {
    const late = await minutes.lateHours(place)
    place = late.place
    for (const [id, { services }] of memory) {
      if (services.some((service) => late.byService.has(service))) memory.delete(id)
    }
    return memory
  }
}
