import type { Interval } from '../../calendar/interval.js'
import type { Money } from '../money.js'
import type { CreditTier, ExclusionKind } from '../terms.js'
import type { Exact } from './exact.js'

export type FinalVerdict = 'met' | 'breached' | 'undetermined'

/** How a period stands: of one that is over its verdict, of a running one whether it can still be met. */
export type Standing = FinalVerdict | 'on_track' | 'at_risk'

/** What an evaluation of a contract finds. */
export interface ContractResult {
  /** The whole period. */
  readonly period: Interval
  /** What of it is judged: as far as the agreement holds and up to the watermark. */
  readonly judged: Interval
  /** Minutes of `judged` in service hours. */
  readonly inScopeMinutes: number
  /** Those of them that are left out. */
  readonly excludedMinutes: number
  /** Minutes in service hours of the rest of the period, without what is left out. */
  readonly aheadMinutes: number
  readonly excluded: readonly ExcludedTime[]
  /** Of windows that touch the period, those that count against the agreement, wholly or in part. */
  readonly refused: readonly Refusal[]
  /** As the contract rounds them; `null`: there is no result. */
  readonly achieved: Exact | null
  readonly worst: Exact | null
  readonly best: Exact | null
  /** Of the judged part. */
  readonly verdict: FinalVerdict
  readonly standing: Standing
  /** Of bad_intervals; `null`: of other methods, or of several members that are judged one by one. */
  readonly badIntervals: { readonly known: number; readonly worst: number } | null
  /** In minutes, against the allowance of the whole period; `null`: of the methods over requests and of recovery. */
  readonly downtime: { readonly allowed: Exact; readonly used: Exact; readonly usedAtWorst: Exact } | null
  /** Of the methods over requests; `null`: of the others. */
  readonly errors: RequestBudget | null
  /** One by one, where the members are judged so (worst_of, and weighted ratios). */
  readonly members: readonly MemberResult[]
  /** `null`: of other methods. */
  readonly recovery: RecoveryTally | null
  /** What is owed; `null`: nothing is agreed, or there is no such result. */
  readonly credit: Credit | null
  readonly creditAtWorst: Credit | null
  readonly creditAtBest: Credit | null
  readonly claim: { readonly lastDay: string; readonly before: Date } | null
  readonly chronic: 'reached' | 'possible' | 'not_reached' | null
  readonly support: readonly SupportState[]
  /** `null`: the period is over, or too little was counted. */
  readonly forecast: ContractForecast | null
}

export interface ExcludedTime extends Interval {
  readonly kind: ExclusionKind
  readonly name: string
}

export interface Refusal {
  readonly name: string
  readonly kind: ExclusionKind
  readonly reason: string
  /** Minutes in service hours that count because of it. */
  readonly minutes: number
}

/** Errors against the allowance of the whole period, and the time of the same weight. */
export interface RequestBudget {
  /** Of the judged part; unknown minutes are not among them unless the contract takes them as good or bad. */
  readonly events: Exact
  readonly allowed: Exact
  readonly used: Exact
  readonly usedAtWorst: Exact
  readonly downtime: { readonly allowed: Exact; readonly used: Exact }
}

export interface MemberResult {
  readonly name: string
  readonly achieved: Exact | null
  readonly worst: Exact | null
  readonly best: Exact | null
}

export interface RecoveryTally {
  readonly met: number
  readonly missed: number
  readonly unknown: number
}

export interface Credit {
  /** Of the fee of the period, after the caps. */
  readonly share: Exact
  /** `null`: no fee is known. */
  readonly amount: Money | null
  /** There is an amount, and it is not greater than the agreed minimum: nothing is owed. */
  readonly belowMinimum: boolean
  /** By which clause; `null`: none applied. */
  readonly by: CreditTier | 'proportional' | 'step' | null
  /** What was cut off, before the minimum. */
  readonly cappedBy: 'period' | 'year' | null
}

export interface SupportState {
  readonly due: Date
  readonly state: 'met' | 'missed' | 'open'
}

export interface ContractForecast {
  /** Share achieved in the end at the pace of the last 7 d, [0, 1]. */
  readonly projected: number
  /** When the allowance would be used up; `null`: not within the period, or it is already. */
  readonly allowanceOutAt: Date | null
  /** The day of it in the zone of the agreement. */
  readonly allowanceOutDay: string | null
}
