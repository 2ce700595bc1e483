import { periodsIn } from '../../calendar/named-period.js'
import { previousPeriod, type Period } from '../../calendar/period.js'
import { withWholes } from '../../slo/counts.js'
import type { AgreementResult } from '../agreement-result.js'
import type { Agreement } from '../agreement.js'
import type { ContractQuestion } from '../contract-question.js'
import { isOverRequests } from '../contract/badness.js'
import { readResults } from '../read-results.js'
import { isInForce } from '../term.js'
import { FAR, type AgreementSources, type ServiceOfAgreements } from './read-agreement-months.js'
import { appendTo } from '../../shared/lists-by.js'

/** A trend of a year of months. */
const MOST_PERIODS = 12

/** How many periods of all agreements together are judged for trends: a report on a hundred agreements has shorter ones. */
const MOST_QUESTIONS = 240

/** Results of an agreement before those of a report, oldest first. */
export type EarlierResults = ReadonlyMap<Agreement, readonly AgreementResult[]>

/** Judges agreements over periods before those that a report is about, each by its own: what gets better or worse is seen against them. */
export async function readEarlierResults(
  services: readonly ServiceOfAgreements[],
  reported: Period,
  sources: AgreementSources,
): Promise<EarlierResults> {
  const agreements = services.flatMap((service) => service.agreements)
  const most = Math.max(1, Math.min(MOST_PERIODS, Math.floor(MOST_QUESTIONS / Math.max(1, agreements.length))))
  const questions = agreements.flatMap((agreement) => earlierQuestions(agreement, reported, most))
  const objectives = await sources.counts.objectives(withWholes(agreements.flatMap(({ members }) => members)))
  const datasets = services.flatMap((service) => service.datasets)
  const answers = await readResults(questions, { ...sources, objectives, datasets, now: FAR })
  const results = new Map<Agreement, AgreementResult[]>()
  for (const { agreement, result } of answers) {
    // Of a time before its history nothing can be said.
    if (result.term.from < result.term.to) appendTo(results, agreement, result)
  }
  return results
}

function earlierQuestions(agreement: Agreement, reported: Period, most: number): readonly ContractQuestion[] {
  const [first] = periodsIn(reported, agreement.terms.period)
  const questions: ContractQuestion[] = []
  // Minutes of a contract that is judged by them are many: of those the last period only.
  const wanted = isOverRequests(agreement.terms.measure) ? most : 1
  let before = first
  while (before !== undefined && questions.length < wanted) {
    before = previousPeriod(before, agreement.terms.period)
    if (!isInForce(agreement, before)) break
    questions.unshift({ agreement, period: before })
  }
  return questions
}
