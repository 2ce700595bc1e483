import type { Decimal } from 'decimal.js'
import type { Counts } from '../slo/counts.js'
import type { NoDataPolicy } from './agreement.js'
import { exact, exactCounts, type ExactCounts } from './exact-ratio.js'

/** The same period seen three ways, and the time over which `achieved` was measured. */
export interface RequestRatio {
  readonly achieved: ExactCounts
  /** Every unknown minute bad. */
  readonly worst: ExactCounts
  /** Every unknown minute good. */
  readonly best: ExactCounts
  /** Seconds that `achieved` speaks for. */
  readonly countedSeconds: number
}

/** What unknown time may have held: as many events as an observed minute has on average. */
function unseenEvents(events: Decimal, observedSeconds: number, unknownSeconds: number): Decimal {
  return observedSeconds <= 0 ? exact(0) : events.times(unknownSeconds).dividedBy(observedSeconds)
}

/**
 * Good events by all events. Under `unknown` time without data widens the result to [worst, best]; the other policies decide what it
 * counts as, so that all three are the same.
 *
 * @param unknownSeconds part of the judged time without data, >= 0
 * @returns `null` when nothing was counted
 */
export function measureRequestRatio(counts: Counts, unknownSeconds: number, noData: NoDataPolicy): RequestRatio | null {
  const seen = exactCounts(counts)
  if (!seen.events.greaterThan(0)) return null
  const unseen = unseenEvents(seen.events, counts.observedSeconds, unknownSeconds)
  const events = seen.events.plus(unseen)
  const worst = { good: seen.good, events }
  const best = { good: seen.good.plus(unseen), events }
  const judgedSeconds = counts.observedSeconds + unknownSeconds
  switch (noData) {
    case 'unknown':
      return { achieved: seen, worst, best, countedSeconds: counts.observedSeconds }
    case 'exclude':
      return { achieved: seen, worst: seen, best: seen, countedSeconds: counts.observedSeconds }
    case 'good':
      return { achieved: best, worst: best, best, countedSeconds: judgedSeconds }
    case 'bad':
      return { achieved: worst, worst, best: worst, countedSeconds: judgedSeconds }
  }
}
