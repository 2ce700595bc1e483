import type { Terms } from '../terms.js'
import { IntervalCounts } from './interval-counts.js'
import type { MinuteRows } from './contract-input.js'
import { judgeInterval, type IntervalRules } from './judge-interval.js'
import type { Mask } from './mask.js'
import type { Span } from './spans.js'
import { noUnit, type UnitTally } from './tally.js'
import { thresholdOf } from './threshold.js'

/**
 * The methods over intervals, for one member: bad ones, or the mean of their error rates. Each is judged by its minutes that count, and weighs those.
 *
 * @param origin minute from which intervals count
 */
export function tallyIntervals(rows: MinuteRows, mask: Mask, { terms, origin }: Grid): UnitTally {
  const unit = noUnit()
  const rules: IntervalRules = { measure: terms.measure, threshold: thresholdOf(terms.measure.badWhen) }
  const counts = new IntervalCounts(rows, mask, terms)
  for (const interval of gridOf(mask, { terms, origin })) {
    counts.read(interval)
    judgeInterval(unit, counts, rules)
  }
  return unit
}

/** The intervals of a stretch in order, those at its edges cut. */
export function* gridOf(mask: Mask, { terms, origin }: Grid): Generator<Span> {
  const length = terms.measure.intervalSeconds / 60
  const end = mask.from + mask.of.length
  let from = mask.from
  while (from < end) {
    const to = Math.min(end, origin + (Math.floor((from - origin) / length) + 1) * length)
    yield { from, to }
    from = to
  }
}

export interface Grid {
  readonly terms: Terms
  readonly origin: number
}
