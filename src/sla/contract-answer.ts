import type { BadTime } from './contract/bad-time/bad-time.js'
import type { JudgedCase } from './contract/recovery.js'
import type { ContractPlan } from './contract/plan.js'
import type { ContractResult } from './contract/contract-result.js'
import type { PlannedQuestion } from './contract-question.js'
import type { Observed } from './observed.js'
import type { StatedExclusion } from './stated-exclusion.js'
import type { PromisedAnswer } from './support-cases.js'
import type { Unseen } from './unseen.js'

/** What came of a question. */
export interface ContractAnswer {
  readonly question: PlannedQuestion
  /** All that were said of the agreement, accepted or not. */
  readonly windows: readonly StatedExclusion[]
  readonly result: ContractResult
  readonly plan: ContractPlan
  readonly observed: Observed
  /** What is known or guessed of requests in unknown minutes; `null`: there are none, or the method has no use for that. */
  readonly unseen: Unseen | null
  /** In the order of `result.support`. */
  readonly support: readonly PromisedAnswer[]
  /** `null`: nobody asked for it. */
  readonly trouble: Trouble | null
}

/** What made a period worse than it could have been, one by one. */
export interface Trouble {
  readonly badTime: readonly BadTime[]
  /** Of the method `recovery`: those that kept what was promised too. */
  readonly cases: readonly JudgedCase[]
}
