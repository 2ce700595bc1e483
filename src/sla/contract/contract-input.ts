import type { Fraction } from 'fraction.js'
import type { Interval } from '../../calendar/interval.js'
import type { ExclusionKind, Terms, Within } from '../terms.js'

/** What is known of a member minute by minute: of the period, and around it as far as runs at its edges and the pace of a week reach. */
export interface MinuteRows {
  /** Beginning of the first minute; a whole minute. */
  readonly from: Date
  /** Events of each minute; NaN: unknown. */
  readonly events: Float64Array
  /** Errors of each minute, of `weighted_requests` weighed; looked at where events are known. */
  readonly errors: Float64Array
}

/** One indicator of an agreement. */
export interface Member {
  readonly name: string
  readonly rows: MinuteRows
}

/** Time that somebody wants left out. */
export interface ExclusionWindow extends Interval {
  readonly kind: ExclusionKind
  /** How it is called in what is refused; its kind where it has none. */
  readonly name: string
  /** When it was announced; `null`: not known. */
  readonly announced: Date | null
}

/** An incident or a drill, to be held against what the terms promise of recovery. */
export interface RecoveryCase {
  readonly name: string
  readonly at: Date
  /** Time until the service worked again; `null`: not known. */
  readonly recoverySeconds: number | null
  /** Data lost, in time; `null`: not known. */
  readonly lossSeconds: number | null
}

/** A case for support: what was promised, and when it was done. */
export interface SupportCase {
  readonly opened: Date
  readonly target: Within
  /** `null`: not yet. */
  readonly done: Date | null
}

/** An earlier period, for chronic clauses. */
export interface EarlierPeriod {
  /** `null`: it had no result. */
  readonly worst: Fraction | null
  readonly best: Fraction | null
}

/** What is known of the requests of one member besides its minutes. */
export interface MemberTraffic {
  /** Requests to come in the rest of a running period, as other weeks know them; `null`: as many per minute as so far. */
  readonly ahead: { readonly events: number; readonly atMost: number } | null
  /** Of its unknown minutes; `null`: they are taken at the mean traffic of the known ones. */
  readonly unseen: UnseenRequests | null
}

/** What unknown minutes held, as far as that is known or guessed. */
export interface UnseenRequests {
  /** Known in sum, by counters that went on behind them; none where the contract says what unknown minutes count as. */
  readonly counted: { readonly events: number; readonly errors: number }
  /** Guessed of the others, and if each hour was as busy as the busiest of its kind. */
  readonly events: number
  readonly atMost: number
  /** A guess beside an outage is no bound: with it nothing is met. */
  readonly touchesTrouble: boolean
}

/** Of which time a contract is judged. Nothing in it depends on a measurement: a plan is made of it once and kept. */
export interface ContractSpan {
  readonly terms: Terms
  /** The whole period: intervals count from its beginning. */
  readonly period: Interval
  /** The part of the period in which the agreement holds; absent: all of it. */
  readonly held?: Interval
  /** In any order, as far back as the year of a cap reaches. */
  readonly exclusions: readonly ExclusionWindow[]
}

/** What the judgement takes besides minutes. */
export interface ContractFacts {
  /** Of the members, in their order. */
  readonly names: readonly string[]
  /** Everything before it is known or unknown for good; `null`: the whole period is over. */
  readonly judgedTo: Date | null
  /** Oldest first, the one before this period last; only periods of the agreement. */
  readonly history: readonly EarlierPeriod[]
  /** What earlier periods of the year cost, as a share of a monthly fee. */
  readonly yearUsed: Fraction
  readonly support: readonly SupportCase[]
  /** Of the method `recovery`. */
  readonly recoveries: readonly RecoveryCase[]
  /** Of the methods over requests, in the order of the members; of those that are missing nothing is known besides minutes. */
  readonly traffic: readonly MemberTraffic[]
  /** Now, for what is still open; `null`: what is open stays so. */
  readonly now: Date | null
}

/** Everything that a contract is judged by. */
export interface ContractInput extends ContractSpan, Partial<ContractFacts> {
  /** One for each indicator, in the order of the weights. */
  readonly members: readonly Member[]
}
