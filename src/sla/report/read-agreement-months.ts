import type { Dataset } from '../../backup/dataset.js'
import { intersect, type Interval } from '../../calendar/interval.js'
import { daysOf, type Day, type Period } from '../../calendar/period.js'
import { sumOfCounts, withWholes, type CountsReader } from '../../slo/counts.js'
import type { Slo } from '../../slo/slo.js'
import type { Agreement } from '../agreement.js'
import type { BadList } from '../bad-list.js'
import { nameIncidents } from '../name-incidents.js'
import type { ContractQuestion } from '../contract-question.js'
import type { ContractSources } from '../read-contracts.js'
import { type JudgedAgreement, readResults } from '../read-results.js'
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
  const found = await readResults(asked, { ...sources, objectives, datasets, now: FAR, withTrouble: true })
  const bad = await badLists(found, sources)
  const answers = asked.flatMap(({ slo, period: own }, index) => {
    const one = found[index]
    return one === undefined
      ? []
      : [{ ...one, bad: bad.get(one) ?? null, indicator: slo?.indicator ?? null, period: own }]
  })
  return addDays(answers, sources.counts)
}

/** Where bad time lies, with the incidents of it. */
async function badLists(
  found: readonly JudgedAgreement[],
  { serviceIncidents }: AgreementSources,
): Promise<ReadonlyMap<JudgedAgreement, BadList>> {
  const listed = found.flatMap((one) => (one.bad === null ? [] : [{ one, agreement: one.agreement, bad: one.bad }]))
  const named = await nameIncidents(listed, serviceIncidents)
  return new Map(listed.map(({ one, bad }, index) => [one, named[index] ?? bad]))
}

type Question = ContractQuestion & { readonly slo: Slo | undefined }

function questionsOf(agreements: readonly Agreement[], slos: readonly Slo[], period: Period): readonly Question[] {
  return agreements.flatMap((agreement) => {
    const slo = slos.find(({ name }) => name === agreement.slo)
    return coveredPeriods(agreement, period).map((covered) => ({ ...covered, slo }))
  })
}

type Answer = JudgedAgreement & Pick<AgreementEvidence, 'indicator'> & { readonly period: Period }

async function addDays(answers: readonly Answer[], reader: CountsReader): Promise<readonly AgreementEvidence[]> {
  const days = answers.map(({ period, ...answer }) => {
    return daysOf(period).map((day) => ({ ...day, parts: partsOfDay(day, answer) }))
  })
  const requests = answers.flatMap(({ agreement: { key } }, index) =>
    (days[index] ?? []).flatMap((day) => (day.parts ?? []).map((interval) => ({ key, interval }))),
  )
  const counts = [...(await reader.counts(requests))]
  return answers.map(({ agreement, result, indicator, bad }, index) => ({
    ...{ agreement, result, indicator, bad },
    days: (days[index] ?? []).map(({ label, interval, parts: own }) => ({
      label,
      interval,
      counts: own === null ? null : sumOfCounts(counts.splice(0, own.length)),
      ...(own?.length === 0 && { isLeftOut: true }),
    })),
  }))
}

function partsOfDay(
  { interval }: Day,
  { result, parts }: Pick<JudgedAgreement, 'result' | 'parts'>,
): readonly Interval[] | null {
  const isJudged = intersect(interval, result.judged) !== null
  return isJudged ? parts.flatMap((part) => intersect(part, interval) ?? []) : null
}
