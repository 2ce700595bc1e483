import type { Interval } from '../calendar/interval.js'
import type { CalendarUnit } from '../calendar/period.js'
import type { Counts } from './counts.js'
import type { Group } from './group-key.js'

/** `no_data`: nothing is known of now, or of the period. `no_traffic`: the period was observed, and nothing happened in it. */
export type SloState = 'met' | 'at_risk' | 'breached' | 'no_data' | 'no_traffic'

/** What was heard of an SLO lately: silence, no events, events without a bad one, bad ones. */
export type Heard = 'no_data' | 'no_traffic' | 'no_errors' | 'errors'

/** Windows of the burn rates, in seconds; each ends at the watermark. */
export const BURN_WINDOWS = { '1h': 3600, '6h': 6 * 3600, '1d': 86400, '3d': 3 * 86400 } as const

export type BurnWindow = keyof typeof BURN_WINDOWS

/** How an SLO, or one group of it, stands at an instant. */
export interface SloStatus {
  readonly service: string
  readonly slo: string
  /** Labels of `group_by` with their values; empty where it is not grouped, or where no group has been seen yet. */
  readonly group: Group
  readonly environment: string | null
  readonly description: string | null
  /** In force at the watermark. Ratio in (0, 1). */
  readonly objective: number
  /** Those in force within the period, oldest first, each with the instant of the period from which it held; at least one. */
  readonly objectives: readonly { readonly from: Date; readonly objective: number }[]
  /** The rolling period that ends at the watermark, or the calendar unit up to there. */
  readonly period: Interval
  /** The calendar unit whose budget it is; `null`: the period is rolling. */
  readonly calendar: { readonly unit: CalendarUnit; readonly timezone: string; readonly endsAt: Date } | null
  readonly counts: Counts
  /** Good / all events of the period; `null`: nothing was counted. */
  readonly sli: number | null
  /**
   * 1 untouched, 0 spent, negative overspent; unseen time, and what is to come of a calendar unit, counts as average traffic without errors;
   * `null`: nothing was counted.
   */
  readonly errorBudgetRemaining: number | null
  /** Share of the period that was observed, [0, 1]: before history begins nothing was, see `partialSince`. */
  readonly coverage: number
  /** When history begins, where that is within the period; `null`: it covers the period. */
  readonly partialSince: Date | null
  /** When the indicator last became another one within the period; `null`: it is the same throughout. */
  readonly definitionChangedAt: Date | null
  /** Of the last hour before the watermark. */
  readonly lastHour: Pick<Counts, 'events' | 'errors'> & { readonly heard: Heard }
  /** Burn rate per window (`1h`, `6h`, `1d`, `3d`): 1 spends the budget exactly in one period; `null`: nothing was counted. */
  readonly burnRates: Readonly<Record<BurnWindow, number | null>>
  /** When the budget would be spent at the pace of the 6h and of the 3d window; `null`: not within the period, or already spent. */
  readonly exhaustedAt: { readonly atPaceOf6h: Date | null; readonly atPaceOf3d: Date | null }
  readonly state: SloState
}
