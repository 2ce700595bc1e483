import type { Interval } from '../calendar/interval.js'
import type { Counts } from '../slo/counts.js'
import type { CreditTier, Money } from './agreement.js'
import type { Exclusion } from './maintenance-exclusions.js'

export type Verdict = 'met' | 'breached' | 'undetermined'

/** Credit for one achieved ratio: an estimate, never called a liability. */
export interface CreditEstimate {
  /** `null`: no tier applies. */
  readonly tier: CreditTier | null
  /** Share of the fee after the cap, [0, 1]. */
  readonly ratio: number
  /** `null`: no fee is configured. */
  readonly amount: Money | null
}

/** An agreement measured over a period, or over the part of a running period that has passed. */
export interface AgreementResult {
  readonly service: string
  readonly sla: string
  readonly environment: string | null
  readonly customer: string | null
  readonly description: string | null
  readonly objective: number
  /** The whole period. */
  readonly period: Interval
  readonly periodLabel: string
  readonly timezone: string
  /** The part of it that is judged: to the watermark while it runs. */
  readonly judged: Interval
  readonly final: boolean
  /** Without what is excluded. */
  readonly counts: Counts
  /** Over what was observed; `null`: nothing was counted. */
  readonly achieved: number | null
  /** Every unknown minute bad; `null`: nothing was counted. */
  readonly worst: number | null
  /** Every unknown minute good; `null`: nothing was counted. */
  readonly best: number | null
  readonly verdict: Verdict
  /** Seconds of `judged` that are left out of everything above and below. */
  readonly excludedSeconds: number
  /** Planned maintenance in `judged`, excluded or refused, by beginning. */
  readonly exclusions: readonly Exclusion[]
  /** Seconds of `judged`, less what is excluded, without data. */
  readonly unknownSeconds: number
  /** Observed share of `judged` less what is excluded, [0, 1]. */
  readonly coverage: number
  /** (1 − objective) × length of the whole period less what is excluded of it so far, in seconds. */
  readonly downtimeAllowedSeconds: number
  /** Bad share × observed time: downtime of the same weight, in seconds. */
  readonly downtimeUsedSeconds: number
  /** Credit at `achieved`; `null`: no credits agreed, or nothing was counted. */
  readonly credit: CreditEstimate | null
  /** Credit at `worst`; differs from `credit` only where unknown time could cost more. */
  readonly creditAtWorst: CreditEstimate | null
  /** Last instant for a claim; `null`: not agreed. */
  readonly claimBy: Date | null
}
