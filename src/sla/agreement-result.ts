import type { Interval } from '../calendar/interval.js'
import type { Counts } from '../slo/counts.js'
import type { Exclusion } from './exclusion.js'
import type { Money } from './money.js'
import type { Term } from './term.js'
import type { MethodName } from './terms.js'
import type { Unseen } from './unseen.js'

/**
 * Of a period that is over: `met`, `breached`, `undetermined`. Of one that runs: `breached` only if even a faultless rest cannot save it,
 * before that `on_track` or `at_risk`; `undetermined` while nothing is counted.
 */
export type Verdict = 'met' | 'on_track' | 'at_risk' | 'breached' | 'undetermined'

/** Credit owed when the achieved ratio is below `below`. Both ratios in (0, 1]. */
export interface CreditTier {
  readonly below: number
  readonly credit: number
}

/** How a running period would end at the pace of the last 7 d. */
export interface Forecast {
  /** Share achieved in the end, [0, 1]. */
  readonly projected: number
  /** When the allowance would be used up; `null`: not within the period, or it is already. */
  readonly allowanceOutAt: Date | null
}

/** Credit for one achieved ratio: an estimate, never called a liability. */
export interface CreditEstimate {
  /** `null`: no tier applies. */
  readonly tier: CreditTier | null
  /** Share of the fee after the cap, >= 0: contracts may owe more than all of it. */
  readonly ratio: number
  /** `null`: no fee is configured. */
  readonly amount: Money | null
}

/** Until when a credit can be claimed. */
export interface ClaimEnd {
  /** `2027-03-30` in the zone of the agreement. */
  readonly lastDay: string
  /** First instant too late. */
  readonly before: Date
}

/** An agreement measured over a period, or over the part of a running period that has passed. */
export interface AgreementResult {
  readonly service: string
  readonly sla: string
  readonly environment: string | null
  readonly customer: string | null
  readonly description: string | null
  /** Ratio in (0, 1]. */
  readonly objective: number
  /** The whole calendar period. */
  readonly period: Interval
  readonly periodLabel: string
  readonly timezone: string
  /** The part of it that the agreement is judged over in the end. */
  readonly term: Term
  /** What of that is judged by now: to the watermark while it runs. */
  readonly judged: Interval
  /** Whether all of `term` is judged. */
  readonly final: boolean
  /** Without what is excluded. */
  readonly counts: Counts
  /** Over what was observed, and what counters tell of the rest; `null`: nothing was counted. */
  readonly achieved: number | null
  /** Every minute bad of which nothing is known; `null`: nothing was counted. */
  readonly worst: number | null
  /** Every such minute good; `null`: nothing was counted. */
  readonly best: number | null
  readonly verdict: Verdict
  /** At the pace of the last days; `null`: the period is over, or too little was counted to say. */
  readonly forecast: Forecast | null
  /** Seconds of `judged` that are left out of everything above and below. */
  readonly excludedSeconds: number
  /** Planned maintenance in `judged`, excluded or refused, by beginning. */
  readonly exclusions: readonly Exclusion[]
  /** Seconds of `judged`, less what is excluded, without data. */
  readonly unknownSeconds: number
  /** What is known of them in sum, and guessed of the others; `null`: nothing is unknown. */
  readonly unseen: Unseen | null
  /** Observed share of `judged` less what is excluded, [0, 1]. */
  readonly coverage: number
  /** When the indicator last became another one within `judged`; `null`: it is the same throughout. */
  readonly definitionChangedAt: Date | null
  /** (1 − objective) × the counted seconds of the whole term: without what is excluded of it, or what `no_data: exclude` drops. */
  readonly downtimeAllowedSeconds: number
  /** Bad events by all of the whole term, × its counted seconds: a total outage of the same weight. What is to come counts as usual traffic. */
  readonly downtimeUsedSeconds: number
  /** Credit at `achieved`, of a running period with a faultless rest; `null`: no credits agreed, or nothing was counted. */
  readonly credit: CreditEstimate | null
  /** The same at `worst`; differs from `credit` only where unknown time could cost more. */
  readonly creditAtWorst: CreditEstimate | null
  /** `null`: not agreed. */
  readonly claim: ClaimEnd | null
  readonly measured: Measured
}

/** How it was measured, and what methods and clauses find besides a share. */
export interface Measured {
  readonly method: MethodName
  /** Seconds of bad intervals, of those that are known to be bad and with all that may be; `null`: the method has none. */
  readonly bad: {
    readonly knownSeconds: number
    readonly atWorstSeconds: number
    readonly intervalSeconds: number
  } | null
  /** Each indicator by itself, where they are judged so. */
  readonly members: readonly MemberRatio[]
  /** Incidents and drills that kept their targets, missed them, or of which that is not known; `null`: by another method. */
  readonly recovery: { readonly met: number; readonly missed: number; readonly unknown: number } | null
  /** The right to end the contract; `null`: not agreed. */
  readonly chronic: 'reached' | 'possible' | 'not_reached' | null
  /** What was promised for incidents of the judged time. */
  readonly support: readonly AnswerKept[]
  /** By which clause credit is owed; `null`: by none. */
  readonly creditBy: 'tier' | 'proportional' | 'step' | null
  /** What cut it. */
  readonly creditCappedBy: 'period' | 'year' | null
  /** Seconds without minutes, of which only sums are kept: the method can do nothing with those. Among the unknown ones. */
  readonly summedSeconds: number
}

/** Ratios in [0, 1]; `null`: nothing was counted. */
export interface MemberRatio {
  readonly name: string
  readonly achieved: number | null
  readonly worst: number | null
  readonly best: number | null
}

/** Whether somebody acknowledged an incident, or it was over, in time. */
export interface AnswerKept {
  /** Number of the incident. */
  readonly incident: number
  readonly severity: string
  readonly promise: 'acknowledge' | 'resolve'
  readonly due: Date
  readonly state: 'met' | 'missed' | 'open'
}
