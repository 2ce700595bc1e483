import type { CalendarUnit } from '../calendar/calendar-unit.js'
import type { ObjectiveKey } from '../slo/counts.js'

/** What a minute without data counts as. `unknown` widens the result to a range [worst, best]. */
export type NoDataPolicy = 'unknown' | 'good' | 'bad' | 'exclude'

/** Credit owed when the achieved ratio is below `below`. Both ratios in (0, 1]. */
export interface CreditTier {
  readonly below: number
  readonly credit: number
}

/** An amount of money in minor units (cents): never floating point. */
export interface Money {
  readonly minor: bigint
  /** ISO 4217, e.g. EUR. */
  readonly currency: string
}

export interface Credits {
  /** `null`: credits are shown as a share only. */
  readonly monthlyFee: Money | null
  /** From the mildest to the worst: `below` strictly falling, `credit` strictly rising. */
  readonly tiers: readonly CreditTier[]
  /** Ratio in (0, 1]. */
  readonly cap: number
}

/** Which maintenance does not count against an agreement. */
export interface MaintenanceExclusion {
  /** Seconds between the announcement and the beginning, at least. */
  readonly minNoticeSeconds: number
  /** Most that is excluded in a calendar period, in the zone of the agreement; `null`: no limit. */
  readonly cap: { readonly durationSeconds: number; readonly per: CalendarUnit } | null
}

/** A service level agreement as the program works with it. */
export interface Agreement {
  readonly service: string
  readonly name: string
  readonly environment: string | null
  readonly customer: string | null
  readonly description: string | null
  /** Ratio in (0, 1). A result equal to it is met. */
  readonly objective: number
  /** Whose events are counted. */
  readonly key: ObjectiveKey
  readonly slo: string
  readonly period: { readonly unit: 'month'; readonly timezone: string }
  readonly noData: NoDataPolicy
  readonly exclusions: {
    /** `null`: maintenance counts like any other time. */
    readonly scheduledMaintenance: MaintenanceExclusion | null
  }
  /** `null`: nothing is owed. */
  readonly credits: Credits | null
  /** Time after the period's end in which credit can be claimed; `null`: not agreed. */
  readonly claimWithinSeconds: number | null
}
