import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import type { EvidenceSources } from './agreement-evidence.js'
import { readAgreements } from './read-agreements.js'
import { createAgreementReport } from './report/agreement-report.js'
import type { ServiceOfAgreements } from './report/read-agreement-months.js'
import { slasStatus } from './sla-answer.js'

/** What agreements use while the daemon runs. */
export interface SlaPorts extends Pick<EvidenceSources, 'counts' | 'traffic' | 'outages' | 'exclusions'> {
  readonly config: { readonly services: readonly ServiceOfAgreements[] }
}

/** Tells how agreements stand in the period that runs, and in reports how they stood. */
export function createSla({ config, counts, traffic, outages, exclusions }: SlaPorts): Runtime<SlaQuestion> {
  const agreements = config.services.flatMap((service) => service.agreements)
  return {
    name: 'sla',
    status: readingOf(slasStatus, (question: SlaQuestion) =>
      readAgreements(agreements, { counts, traffic, outages, exclusions, ...question }),
    ),
    report: createAgreementReport({ config, counts, traffic, outages, exclusions }),
  }
}

interface SlaQuestion extends Pick<EvidenceSources, 'objectives'> {
  readonly now: Date
}
