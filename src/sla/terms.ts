import type { CalendarUnit, PeriodRule } from '../calendar/period.js'
import type { Money } from './money.js'

/**
 * What a contract says, as plain data. Shares are numbers in [0, 1] and enter arithmetic by their shortest text: 0.999 is exactly 999/1000.
 */
export interface Terms {
  /** (0, 1]. A result equal to it is met. */
  readonly objective: number
  readonly period: PeriodRule
  /** `null`: around the clock. */
  readonly serviceHours: Hours | null
  readonly measure: Measure
  /** How several members are one; `null`: there is one. */
  readonly combine: Combine | null
  /** The kinds of exclusions that count; of another kind none does. */
  readonly exclusions: readonly ExclusionTerms[]
  /** Whether excluded minutes are in no count, or stay as good ones. */
  readonly excludedTime: 'remove' | 'good'
  /** Rounding of the percentage before verdict and credit; `null`: there is none. */
  readonly round: { readonly decimals: number; readonly mode: 'half_up' | 'down' } | null
  /** `null`: nothing is owed. */
  readonly credits: CreditTerms | null
  /** Until when after the period credit can be claimed; `null`: not agreed. */
  readonly claim: Within | null
  /** The right to end the contract: in `periods` of the last `of` ones less than `below` was achieved; `null`: not agreed. */
  readonly chronic: { readonly below: number; readonly periods: number; readonly of: number } | null
  /** Of everything that counts business days; `null`: Monday to Friday, no holidays. */
  readonly businessCalendar: BusinessCalendar | null
  /** When and how fast people react; `null`: not agreed. */
  readonly support: SupportTerms | null
}

export const METHODS = [
  'bad_intervals',
  'mean_interval_error_rate',
  'request_ratio',
  'weighted_requests',
  'recovery',
] as const
export type MethodName = (typeof METHODS)[number]

/** Lengths of intervals as they are written, and in seconds. */
export const INTERVALS = ['1m', '5m', '1h'] as const
export const INTERVAL_SECONDS = { '1m': 60, '5m': 300, '1h': 3600 } as const satisfies Readonly<
  Record<(typeof INTERVALS)[number], number>
>

/** What a minute without data counts as. `unknown` widens the result to a range [worst, best]. */
export type NoDataPolicy = 'unknown' | 'good' | 'bad' | 'exclude'

/** How it is measured. */
export interface Measure {
  readonly method: MethodName
  /** 60, 300 or 3600; of methods without intervals 60. */
  readonly intervalSeconds: (typeof INTERVAL_SECONDS)[keyof typeof INTERVAL_SECONDS]
  /** When an interval is bad; `null`: the method knows no bad ones. */
  readonly badWhen: BadWhen | null
  /** Bad minutes count in runs of at least so many; 1: each does. */
  readonly minConsecutive: number
  /** What a minute without events is; `exclude`: it leaves the count. */
  readonly noTraffic: 'good' | 'bad' | 'exclude'
  readonly noData: NoDataPolicy
  /** Of `weighted_requests` over classes of events: how good an event of a class is, [0, 1]; `null`: the indicator has weighed them. */
  readonly weights: Readonly<Record<string, number>> | null
  /** Of `recovery` only: what each incident and drill must keep; `null`: by another method. */
  readonly recovery: RecoveryTargets | null
}

/** Equal is kept. At least one is agreed. */
export interface RecoveryTargets {
  /** Most time until the service works again; `null`: not agreed. */
  readonly rtoSeconds: number | null
  /** Most data, in time, that may be lost; `null`: not agreed. */
  readonly rpoSeconds: number | null
}

export interface BadWhen {
  /** `above`: strictly more errors than the share; `at_least`: so many are enough. */
  readonly bound: 'above' | 'at_least'
  /** [0, 1]. */
  readonly errorRatio: number
  /** With fewer events, but some, it is good. */
  readonly minEvents: number
}

export interface Combine {
  readonly how: 'all_down' | 'any_down' | 'worst_of' | 'weighted'
  /** In the order of the members; of `weighted` only. */
  readonly weights: readonly number[] | null
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Ranges of the week on the wall clock of a zone, without holidays. */
export interface Hours {
  readonly timezone: string
  readonly ranges: readonly HourRange[]
  /** `2026-12-25`: a range that begins on such a day is not there. */
  readonly holidays: readonly string[]
}

export interface HourRange {
  /** Days on which it begins. */
  readonly weekdays: readonly Weekday[]
  /** `08:00`. */
  readonly from: string
  /** `24:00` at most; not after `from`: it ends on the next day. */
  readonly to: string
}

export interface BusinessCalendar {
  readonly weekdays: readonly Weekday[]
  readonly holidays: readonly string[]
}

/** A length of time as contracts say it. `seconds`: time that passes; the others on the calendar of the agreement's zone. */
export type Within =
  | { readonly seconds: number }
  | { readonly days: number }
  | { readonly businessDays: number }
  | { readonly months: number }
  | { readonly periods: number }

export const EXCLUSION_KINDS = [
  'scheduled_maintenance',
  'emergency_maintenance',
  'customer_caused',
  'force_majeure',
  'third_party',
  'suspension',
  'other',
] as const
export type ExclusionKind = (typeof EXCLUSION_KINDS)[number]

/** Under which conditions a kind of exclusion counts. */
export interface ExclusionTerms {
  readonly kind: ExclusionKind
  /** Between announcement and beginning, at least; `null`: none is agreed. */
  readonly minNotice: Within | null
  /** Most that is excluded in a calendar period, in the zone of the agreement; `null`: no limit. */
  readonly cap: { readonly durationSeconds: number; readonly per: Exclude<CalendarUnit, 'week'> } | null
}

/** What a missed promise costs: by tiers, in proportion to the downtime, or in steps; of several the highest counts. */
export interface CreditTerms {
  /** `null`: credits are shown as a share only. */
  readonly fee: Money | null
  /** What the fee is for: a month, of which a quarter has three, or the period as it is. */
  readonly feePer: 'month' | 'period'
  /** In any order; of those that apply the highest credit counts. */
  readonly tiers: readonly CreditTier[]
  /** `multiplier` × used downtime by the length of the whole period, or by the counted time; only where the objective is missed. */
  readonly proportional: { readonly multiplier: number; readonly of: 'period' | 'counted' } | null
  /** `credit` for each `every` (both shares of 1) below the objective; `started`: a part of one counts as one. */
  readonly step: { readonly every: number; readonly credit: number; readonly count: 'full' | 'started' } | null
  /** Most that a period can cost, as a share of its fee, [0, 1] (or above 1 where a contract says so). */
  readonly cap: number
  /** Most that a year of periods can cost, as a share of a monthly fee; `null`: not agreed. */
  readonly capYear: number | null
  /** An amount not greater than it is nothing; `null`: every amount is owed. */
  readonly minimum: Money | null
}

export interface CreditTier {
  readonly bound: 'below' | 'at_or_below'
  readonly ratio: number
  readonly credit: number
}

/** How fast people must react, by severity. */
export interface SupportTerms {
  /** `null`: around the clock. */
  readonly hours: Hours | null
  readonly targets: readonly {
    readonly severity: string
    readonly acknowledge: Within | null
    readonly resolve: Within | null
  }[]
}
