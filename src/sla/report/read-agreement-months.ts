import type { Dataset } from '../../backup/dataset.js'
import type { Period } from '../../calendar/period.js'
import { withWholes } from '../../slo/counts.js'
import type { Slo } from '../../slo/slo.js'
import { readDetails } from '../agreement-details.js'
import type { Agreement } from '../agreement.js'
import type { ContractQuestion } from '../contract-question.js'
import type { ContractSources } from '../read-contracts.js'
import type { AgreementEvidence } from './agreement-month.js'
import { coveredPeriods } from './covered-periods.js'

/** As much of a service as its agreements need. */
export interface ServiceOfAgreements {
  readonly name: string
  readonly slos: readonly Slo[]
  readonly agreements: readonly Agreement[]
  readonly datasets: readonly Dataset[]
}

/** What a report says, it says of its own time, whenever it is made. */
export const FAR = new Date('9999-01-01T00:00:00Z')

/** Where agreements are read from. */
export type AgreementSources = Omit<ContractSources, 'objectives' | 'now' | 'datasets'>

/** What was counted for the agreements of services in a report's time, each by its own periods, day by day. Those that do not hold in it are not there. */
export async function readAgreementMonths(
  services: readonly ServiceOfAgreements[],
  period: Period,
  sources: AgreementSources,
): Promise<readonly AgreementEvidence[]> {
  const asked = services.flatMap(({ slos, agreements }) => questionsOf(agreements, slos, period))
  const objectives = await sources.counts.objectives(withWholes(asked.flatMap(({ agreement }) => agreement.members)))
  const datasets = services.flatMap((service) => service.datasets)
  const found = await readDetails(asked, { ...sources, objectives, datasets, now: FAR })
  return asked.flatMap(({ slo }, index) => {
    const one = found[index]
    if (one === undefined) return []
    const days = one.days.map(({ label, interval, counts, isLeftOut }) => {
      return { label, interval, counts, ...(isLeftOut === undefined ? {} : { isLeftOut }) }
    })
    return [{ ...one, days, indicator: slo?.indicator ?? null }]
  })
}

type Question = ContractQuestion & { readonly slo: Slo | undefined }

function questionsOf(agreements: readonly Agreement[], slos: readonly Slo[], period: Period): readonly Question[] {
  return agreements.flatMap((agreement) => {
    const slo = slos.find(({ name }) => name === agreement.slo)
    return coveredPeriods(agreement, period).map((covered) => ({ ...covered, slo }))
  })
}
