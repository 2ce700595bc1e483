import { intersect, type Interval } from '../../calendar/interval.js'
import { daysOf, type Day, type Period } from '../../calendar/period.js'
import { sumOfCounts, withWholes, type CountsReader } from '../../slo/counts.js'
import type { Slo } from '../../slo/slo.js'
import { readAgreementEvidence, type AgreementQuestion } from '../agreement-evidence.js'
import type { Agreement } from '../agreement.js'
import type { OutageReader } from '../outage-reader.js'
import { partsWithout, type JudgementPlan } from '../plan-judgement.js'
import type { ExclusionReader } from '../stated-exclusion.js'
import type { TrafficReader } from '../traffic-reader.js'
import type { AgreementEvidence } from './agreement-month.js'
import { coveredPeriods } from './covered-periods.js'

/** As much of a service as its agreements need. */
export interface ServiceOfAgreements {
  readonly name: string
  readonly slos: readonly Slo[]
  readonly agreements: readonly Agreement[]
}

/** Where agreements are read from. */
export interface AgreementSources {
  readonly counts: CountsReader
  readonly traffic: TrafficReader
  readonly outages: OutageReader
  readonly exclusions: ExclusionReader
}

/** What was counted for the agreements of services in a report's time, each by its own periods, day by day. Those that do not hold in it are not there. */
export async function readAgreementMonths(
  services: readonly ServiceOfAgreements[],
  period: Period,
  sources: AgreementSources,
): Promise<readonly AgreementEvidence[]> {
  const asked = services.flatMap(({ slos, agreements }) => questionsOf(agreements, slos, period))
  const objectives = await sources.counts.objectives(withWholes(asked.map(({ agreement }) => agreement.key)))
  const found = await readAgreementEvidence(asked, { ...sources, objectives })
  const answers = asked.flatMap(({ slo }, index) => {
    const one = found[index]
    return one === undefined ? [] : [{ ...one, indicator: slo.indicator }]
  })
  return addDays(answers, sources.counts)
}

type Question = AgreementQuestion & { readonly slo: Slo }

function questionsOf(agreements: readonly Agreement[], slos: readonly Slo[], period: Period): readonly Question[] {
  return agreements.flatMap((agreement) => {
    const slo = slos.find(({ name }) => name === agreement.slo)
    return slo === undefined ? [] : coveredPeriods(agreement, period).map((covered) => ({ ...covered, slo }))
  })
}

async function addDays(
  answers: readonly Omit<AgreementEvidence, 'days'>[],
  reader: CountsReader,
): Promise<readonly AgreementEvidence[]> {
  const days = answers.map(({ evidence: { plan } }) => {
    return daysOf(plan.period).map((day) => ({ ...day, parts: partsOfDay(day, plan) }))
  })
  const requests = answers.flatMap(({ agreement: { key } }, index) =>
    (days[index] ?? []).flatMap((day) => (day.parts ?? []).map((interval) => ({ key, interval }))),
  )
  const counts = [...(await reader.counts(requests))]
  return answers.map((answer, index) => ({
    ...answer,
    days: (days[index] ?? []).map(({ label, interval, parts: own }) => ({
      label,
      interval,
      counts: own === null ? null : sumOfCounts(counts.splice(0, own.length)),
    })),
  }))
}

function partsOfDay({ interval }: Day, { judged, exclusions }: JudgementPlan): readonly Interval[] | null {
  const part = intersect(interval, judged)
  return part === null ? null : partsWithout(part, exclusions)
}
