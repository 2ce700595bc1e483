import type { Counts } from './counts.js'

/** Bad share of what was counted, [0, 1]; `null` when nothing was. Noise outside of the range is cut. */
export function errorRatio({ events, errors }: Counts): number | null {
  return events > 0 ? Math.min(1, Math.max(0, errors / events)) : null
}

/** Observed share of a stretch of time, [0, 1]. */
export function coverageOf(counts: Counts, seconds: number): number {
  return seconds <= 0 ? 0 : Math.min(1, counts.observedSeconds / seconds)
}

/**
 * Share of the error budget still unspent: `1 − (bad / total) · coverage / (1 − objective)` (SRE Workbook, ch. 2). Weighting by coverage
 * counts unseen time as average traffic without errors, as the recorded rules do: a first blip after start-up spends little.
 *
 * @param objective ratio in (0, 1)
 * @param coverage observed share of the period, [0, 1]
 * @returns 1 untouched, 0 spent, negative overspent; `null` when nothing was counted
 */
export function budgetRemaining(objective: number, counts: Counts, coverage: number): number | null {
  const rate = burnRate(objective, counts, coverage)
  return rate === null ? null : 1 - rate
}

/**
 * How fast the budget is spent: 1 spends it exactly in one period. Weighted by coverage like the budget.
 *
 * @param coverage observed share of the window, [0, 1]
 * @returns `null` when nothing was counted
 */
export function burnRate(objective: number, counts: Counts, coverage: number): number | null {
  const ratio = errorRatio(counts)
  // Rounded to 12 digits: 1 − 0.999 is not 0.001 in floating point, and a budget spent exactly must be 0.
  return ratio === null ? null : Number(((ratio * coverage) / Number((1 - objective).toPrecision(12))).toPrecision(12))
}

/**
 * When the budget is spent if burning goes on at `rate`.
 *
 * @param remaining unspent share of the budget
 * @param rate 1 spends a whole budget in `periodSeconds`
 * @param horizon.endsAt end of a calendar unit, where the budget begins anew; `null`: the period is rolling
 * @returns `null` when it is spent already, or would not be within one period (by then all that was spent before has rolled out) or unit
 */
export function exhaustionAt(
  remaining: number | null,
  rate: number | null,
  horizon: { readonly from: Date; readonly periodSeconds: number; readonly endsAt: Date | null },
): Date | null {
  const { from, periodSeconds, endsAt } = horizon
  if (remaining === null || rate === null || remaining <= 0 || rate <= 0) return null
  const seconds = (remaining / rate) * periodSeconds
  if (seconds > periodSeconds) return null
  const at = new Date(from.getTime() + Math.round(seconds) * 1000)
  return endsAt !== null && at > endsAt ? null : at
}
