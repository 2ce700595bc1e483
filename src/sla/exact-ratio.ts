import { Decimal } from 'decimal.js'
import type { Counts } from '../slo/counts.js'

/** Enough digits that a product of two counts and an objective is exact. */
const Exact = Decimal.clone({ precision: 60 })

/** Sums of counts carry noise of floating point in the last digits; an agreement must not be lost to it. */
const COUNT_DIGITS = 12

/** Decimal arithmetic without rounding that matters; numbers enter by their shortest text, so 0.999 is exactly 0.999. */
export function exact(value: number): Decimal {
  return new Exact(value)
}

/** A count without floating-point noise, never below zero. */
function cleanCount(value: number): Decimal {
  return Decimal.max(0, exact(value).toSignificantDigits(COUNT_DIGITS))
}

/** Good and all events as exact numbers: `0 <= good <= events`. */
export interface ExactCounts {
  readonly good: Decimal
  readonly events: Decimal
}

/** Counts ready for exact comparison; errors below zero or above the events are noise and are cut. */
export function exactCounts({ events, errors }: Counts): ExactCounts {
  const all = cleanCount(events)
  return { good: all.minus(Decimal.min(all, cleanCount(errors))), events: all }
}

/** Whether `good / events >= objective`, without division. */
export function isAtLeast({ good, events }: ExactCounts, objective: number): boolean {
  return good.greaterThanOrEqualTo(exact(objective).times(events))
}

/** `good / events` as a number; the nearest one, so that a boundary stays a boundary. */
export function ratioOf({ good, events }: ExactCounts): number {
  return good.dividedBy(events).toNumber()
}
