import type { ContractFacts } from './contract-input.js'
import type { ContractPlan } from './plan.js'
import type { Badness, Ratios } from './ratios.js'
import type { Span } from './spans.js'
import type { Tally } from './tally.js'

/** Sums over minutes: of the judged time, and of the week before the watermark. */
export interface Tallies {
  readonly judged: Tally
  /** `null`: no forecast is asked for. */
  readonly pace: Tally | null
}

/** What a judgement is made of, put together once. */
export interface Judged {
  readonly plan: ContractPlan
  readonly tallies: Tallies
  readonly facts: ContractFacts
  readonly span: Span
  /** Counted minutes to come, and their number with those that are left out and kept. */
  readonly ahead: readonly Span[]
  readonly aheadMinutes: number
  /** So far, and with a faultless rest; one for each unit. */
  readonly soFar: readonly Badness[]
  readonly whole: readonly Badness[]
  /** As the contract rounds them. */
  readonly result: Ratios
  readonly wholeResult: Ratios
}
