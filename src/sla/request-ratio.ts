import type { Decimal } from 'decimal.js'
import type { Counts } from '../slo/counts.js'
import type { NoDataPolicy } from './terms.js'
import { exact, exactCounts, type ExactCounts } from './exact-ratio.js'

/** The same period seen three ways. */
export interface RequestRatio {
  readonly achieved: ExactCounts
  /** Every unknown minute bad. */
  readonly worst: ExactCounts
  /** Every unknown minute good. */
  readonly best: ExactCounts
}

/**
 * Good events by all events. Under `unknown` time without data widens the result to [worst, best]; the other policies decide what it
 * counts as, so that all three are the same.
 *
 * @param unseenEvents events that unknown time is taken to have held, >= 0
 * @returns `null` when nothing was counted
 */
export function measureRequestRatio(counts: Counts, unseenEvents: number, noData: NoDataPolicy): RequestRatio | null {
  const seen = exactCounts(counts)
  if (!seen.events.greaterThan(0)) return null
  const unseen = exact(unseenEvents)
  const events = seen.events.plus(unseen)
  const worst = { good: seen.good, events }
  const best = { good: seen.good.plus(unseen), events }
  switch (noData) {
    case 'unknown':
      return { achieved: seen, worst, best }
    case 'exclude':
      return { achieved: seen, worst: seen, best: seen }
    case 'good':
      return { achieved: best, worst: best, best }
    case 'bad':
      return { achieved: worst, worst, best: worst }
  }
}

/** A result continued by events without a single error. */
export function withFaultless({ good, events }: ExactCounts, more: number): ExactCounts {
  const added = exact(more)
  return { good: good.plus(added), events: events.plus(added) }
}

/** Events that were bad. */
export function badOf({ good, events }: ExactCounts): Decimal {
  return events.minus(good)
}
