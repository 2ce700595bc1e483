import type { Span } from './contract/spans.js'
import type { ContractResult } from './contract/contract-result.js'
import type { PlannedQuestion } from './contract-question.js'
import type { Observed } from './observed.js'
import type { StatedExclusion } from './stated-exclusion.js'
import type { PromisedAnswer } from './support-cases.js'

/** What came of a question. */
export interface ContractAnswer {
  readonly question: PlannedQuestion
  /** All that were said of the agreement, accepted or not. */
  readonly windows: readonly StatedExclusion[]
  readonly result: ContractResult
  /** Minutes that count, see `ContractPlan`. */
  readonly counted: readonly Span[]
  readonly observed: Observed
  /** In the order of `result.support`. */
  readonly support: readonly PromisedAnswer[]
}
