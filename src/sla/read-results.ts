import { intersect, type Interval } from '../calendar/interval.js'
import { type EvidenceSources, readAgreementEvidence } from './agreement-evidence.js'
import { type BadList, badListOf } from './bad-list.js'
import type { AgreementResult } from './agreement-result.js'
import type { Agreement } from './agreement.js'
import type { ContractQuestion } from './contract-question.js'
import { intervalOf } from './contract/spans.js'
import { evaluateAgreement } from './evaluate-agreement.js'
import { type ContractMemory, type ContractSources, readContracts } from './read-contracts.js'
import { resultOfContract } from './result-of-contract.js'
import type { Terms } from './terms.js'

/** Where agreements are judged from. */
export interface ResultSources extends EvidenceSources, ContractSources {}

/** An agreement over a period. */
export interface JudgedAgreement {
  readonly agreement: Agreement
  readonly result: AgreementResult
  /** The judged time that counts: disjoint, in order. */
  readonly parts: readonly Interval[]
  /** Where its bad time lies; `null`: nobody asked for it. */
  readonly bad: BadList | null
}

/** Judges agreements by whatever method they name, in the order of the questions. */
export async function readResults(
  questions: readonly ContractQuestion[],
  sources: ResultSources,
  memory?: ContractMemory,
): Promise<readonly JudgedAgreement[]> {
  const bySums = questions.filter(isJudgedBySums)
  const byMinutes = questions.filter((one) => !isJudgedBySums(one))
  const found = new Map<ContractQuestion, JudgedAgreement>()
  // Sums do not tell where the bad time lies.
  const listed = sources.withTrouble === true ? await readContracts(bySums, sources) : []
  for (const [index, { agreement, evidence }] of (await readAgreementEvidence(bySums, sources)).entries()) {
    const result = evaluateAgreement(agreement, evidence)
    const answer = listed[index]
    const bad = answer === undefined ? null : badListOf(answer)
    found.set(bySums[index] as ContractQuestion, { agreement, result, parts: evidence.plan.parts, bad })
  }
  for (const [index, answer] of (await readContracts(byMinutes, sources, memory)).entries()) {
    const { agreement, judged } = answer.question
    const parts = answer.counted.flatMap((span) => intersect(intervalOf(span), judged) ?? [])
    found.set(byMinutes[index] as ContractQuestion, {
      agreement,
      result: resultOfContract(answer),
      parts,
      bad: badListOf(answer),
    })
  }
  return questions.flatMap((question) => found.get(question) ?? [])
}

/** The ratio of requests of one indicator, around the clock, needs sums of hours alone. */
export function isJudgedBySums({ agreement: { terms, members } }: Pick<ContractQuestion, 'agreement'>): boolean {
  const { measure, serviceHours, excludedTime, round, chronic, support } = terms
  return (
    measure.method === 'request_ratio' &&
    members.length === 1 &&
    [serviceHours, round, chronic, support].every((clause) => clause === null) &&
    excludedTime === 'remove' &&
    hasPlainExclusions(terms) &&
    hasPlainCredits(terms)
  )
}

function hasPlainExclusions({ exclusions }: Terms): boolean {
  return exclusions.every(({ kind, minNotice }) => {
    return kind === 'scheduled_maintenance' && (minNotice === null || 'seconds' in minNotice)
  })
}

function hasPlainCredits({ credits, claim }: Terms): boolean {
  if (claim !== null && !('days' in claim)) return false
  if (credits === null) return true
  const { tiers, proportional, step, capYear, minimum, feePer } = credits
  const isPlain = [proportional, step, capYear, minimum].every((clause) => clause === null)
  return isPlain && feePer === 'month' && tiers.every(({ bound }) => bound === 'below')
}
