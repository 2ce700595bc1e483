import type { Interval } from '../calendar/interval.js'
import { secondsOf } from '../calendar/interval.js'
import { budgetRemaining, burnRate, coverageOf, errorRatio, exhaustionAt } from './budget.js'
import type { Counts } from './counts.js'
import type { SloState, SloStatus } from './slo-status.js'
import type { Slo } from './slo.js'

/** Windows of the burn rates, in seconds; each ends at the watermark. */
export const BURN_WINDOWS = { '1h': 3600, '6h': 6 * 3600, '1d': 86400, '3d': 3 * 86400 } as const

export type BurnWindow = keyof typeof BURN_WINDOWS

/** What the ledger says about one SLO. */
export interface SloEvidence {
  /** The rolling period; it ends at the watermark. */
  readonly period: Interval
  readonly counts: Counts
  readonly windows: Readonly<Record<BurnWindow, Counts>>
}

/** A ledger further behind than this says nothing about the present. */
const SILENT_AFTER_SECONDS = 300

/** Below this share of the budget a decision is due. */
const LOW_BUDGET = 0.25

/** At risk when the budget would be gone this soon: at the pace of 6h in a tenth of the period, at the pace of 3d in a quarter. */
const SOON = { atPaceOf6h: 0.1, atPaceOf3d: 0.25 } as const

type Exhaustion = SloStatus['exhaustedAt']

function endsSoon(slo: Slo, exhaustedAt: Exhaustion, watermark: Date): boolean {
  return (['atPaceOf6h', 'atPaceOf3d'] as const).some((pace) => {
    const at = exhaustedAt[pace]
    return at !== null && at.getTime() - watermark.getTime() <= SOON[pace] * slo.periodSeconds * 1000
  })
}

function isSilent({ period, windows }: SloEvidence, now: Date): boolean {
  return now.getTime() - period.to.getTime() > SILENT_AFTER_SECONDS * 1000 || windows['1h'].observedSeconds === 0
}

function stateOf(
  slo: Slo,
  evidence: SloEvidence,
  facts: Pick<SloStatus, 'errorBudgetRemaining' | 'exhaustedAt'> & { now: Date },
) {
  const { errorBudgetRemaining: remaining, exhaustedAt, now } = facts
  if (remaining === null) return 'no_data'
  // What is spent stays spent while we hear nothing: silence must not end a breach.
  if (remaining <= 0) return 'breached'
  if (isSilent(evidence, now)) return 'no_data'
  return remaining < LOW_BUDGET || endsSoon(slo, exhaustedAt, evidence.period.to) ? 'at_risk' : 'met'
}

/**
 * How an SLO stands. `breached`: the budget is spent. `at_risk`: less than a quarter is left, or at the pace of the last 6h (3d) it would be
 * spent within a tenth (a quarter) of the period. `no_data`: nothing was counted in the period, nothing was observed in the last hour, or the
 * ledger is more than 5 min behind; a budget already spent stays `breached`.
 *
 * @param now instant at which it is asked; the evidence ends earlier, at the watermark
 */
export function evaluateSlo(slo: Slo, evidence: SloEvidence, now: Date): SloStatus {
  const { period, counts, windows } = evidence
  const coverage = coverageOf(counts, secondsOf(period))
  const burn = (window: BurnWindow) =>
    burnRate(slo.objective, windows[window], coverageOf(windows[window], BURN_WINDOWS[window]))
  const burnRates = { '1h': burn('1h'), '6h': burn('6h'), '1d': burn('1d'), '3d': burn('3d') }
  const remaining = budgetRemaining(slo.objective, counts, coverage)
  const horizon = { from: period.to, periodSeconds: slo.periodSeconds }
  const exhaustedAt = {
    atPaceOf6h: exhaustionAt(remaining, burnRates['6h'], horizon),
    atPaceOf3d: exhaustionAt(remaining, burnRates['3d'], horizon),
  }
  const ratio = errorRatio(counts)
  return {
    service: slo.service,
    slo: slo.name,
    environment: slo.environment,
    description: slo.description,
    objective: slo.objective,
    period,
    counts,
    sli: ratio === null ? null : 1 - ratio,
    errorBudgetRemaining: remaining,
    coverage,
    burnRates,
    exhaustedAt,
    state: stateOf(slo, evidence, { errorBudgetRemaining: remaining, exhaustedAt, now }) satisfies SloState,
  }
}
