import { type Interval, secondsOf } from '../calendar/interval.js'
import { periodAt } from '../calendar/period.js'
import type { Slo } from './slo.js'

/** Over what the budget of an SLO is counted, as it stands at a watermark. */
export interface BudgetPeriod {
  /** What the ledger can know of it; ends at the watermark. */
  readonly soFar: Interval
  /** Length of the whole: of a calendar unit as long as it is, up to its end. */
  readonly wholeSeconds: number
  /** When a calendar unit ends and the budget begins anew; `null`: the period is rolling. */
  readonly endsAt: Date | null
}

/** When a history begins within an interval; `null`: it covers it, or there is none. */
export function partialSince({ from, to }: Interval, firstKnownAt: Date | null): Date | null {
  return firstKnownAt !== null && firstKnownAt > from && firstKnownAt < to ? firstKnownAt : null
}

/** The part of an interval that a history covers: time before it is not unknown. */
export function since(interval: Interval, firstKnownAt: Date | null): Interval {
  return { ...interval, from: partialSince(interval, firstKnownAt) ?? interval.from }
}

/**
 * The rolling period that ends at the watermark, or the calendar unit so far. A unit holds the last minute before the watermark, so that at
 * its very end it is whole, not the next one empty.
 */
export function budgetPeriodAt(
  { calendar, periodSeconds }: Pick<Slo, 'calendar' | 'periodSeconds'>,
  watermark: Date,
): BudgetPeriod {
  if (calendar === null) {
    const from = new Date(watermark.getTime() - periodSeconds * 1000)
    return { soFar: { from, to: watermark }, wholeSeconds: periodSeconds, endsAt: null }
  }
  const unit = periodAt(new Date(watermark.getTime() - 1), calendar).interval
  return { soFar: { from: unit.from, to: watermark }, wholeSeconds: secondsOf(unit), endsAt: unit.to }
}
