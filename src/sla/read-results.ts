import { intersect, type Interval } from '../calendar/interval.js'
import { type BadList, badListOf } from './bad-list.js'
import type { AgreementResult } from './agreement-result.js'
import type { Agreement } from './agreement.js'
import type { ContractQuestion } from './contract-question.js'
import { intervalOf } from './contract/spans.js'
import { type ContractMemory, type ContractSources, readContracts } from './read-contracts.js'
import { resultOfContract } from './result-of-contract.js'

/** Where agreements are judged from. */
export type ResultSources = ContractSources

/** An agreement over a period. */
export interface JudgedAgreement {
  readonly agreement: Agreement
  readonly result: AgreementResult
  /** The judged time that counts: disjoint, in order. */
  readonly parts: readonly Interval[]
  /** Where its bad time lies; `null`: nobody asked for it. */
  readonly bad: BadList | null
}

/** Judges agreements in the order of the questions, as status and reports show them. */
export async function readResults(
  questions: readonly ContractQuestion[],
  sources: ResultSources,
  memory?: ContractMemory,
): Promise<readonly JudgedAgreement[]> {
  const answers = await readContracts(questions, sources, memory)
  return answers.map((answer) => {
    const { agreement, judged } = answer.question
    const parts = answer.plan.counted.flatMap((span) => intersect(intervalOf(span), judged) ?? [])
    return { agreement, result: resultOfContract(answer), parts, bad: badListOf(answer) }
  })
}
