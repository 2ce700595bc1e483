import type { Interval } from '../calendar/interval.js'
import type { Counts } from './counts.js'

export type SloState = 'met' | 'at_risk' | 'breached' | 'no_data'

/** How an SLO stands at an instant. */
export interface SloStatus {
  readonly service: string
  readonly slo: string
  readonly environment: string | null
  readonly description: string | null
  /** Ratio in (0, 1). */
  readonly objective: number
  /** The rolling period that ends at the watermark. */
  readonly period: Interval
  readonly counts: Counts
  /** Good / all events of the period; `null`: nothing was counted. */
  readonly sli: number | null
  /** 1 untouched, 0 spent, negative overspent; unseen time counts as average traffic without errors; `null`: nothing was counted. */
  readonly errorBudgetRemaining: number | null
  /** Share of the period that was observed, [0, 1]. */
  readonly coverage: number
  /** Burn rate per window (`1h`, `6h`, `1d`, `3d`): 1 spends the budget exactly in one period; `null`: nothing was counted. */
  readonly burnRates: Readonly<Record<string, number | null>>
  /** When the budget would be spent at the pace of the 6h and of the 3d window; `null`: not at that pace, or already spent. */
  readonly exhaustedAt: { readonly atPaceOf6h: Date | null; readonly atPaceOf3d: Date | null }
  readonly state: SloState
}
