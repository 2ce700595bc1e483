import { Fraction } from 'fraction.js'
import type { Terms } from '../../terms.js'
import type { Member } from '../contract-input.js'
import { compare, fractionOf } from '../exact.js'
import { IntervalCounts } from '../interval-counts.js'
import { type IntervalRules, judgeInterval } from '../judge-interval.js'
import { COUNTED, LEFT_OUT, type Mask } from '../mask.js'
import { RationalSum } from '../rational-sum.js'
import type { Span } from '../spans.js'
import { gridOf } from '../tally-intervals.js'
import { noUnit, type UnitTally } from '../tally.js'
import { thresholdOf } from '../threshold.js'
import type { BadTime, StretchKind } from './bad-time.js'
import { StretchCollector } from './stretch-collector.js'
import { unknownIn } from './unknown-minutes.js'

interface Scene {
  readonly terms: Terms
  readonly origin: number
}

/** Bad intervals of a member; of a mean of rates those whose rate is above the share that may fail. */
export function intervalStretches(member: Member, mask: Mask, { terms, origin }: Scene): Omit<BadTime, 'member'> {
  const found = new StretchCollector()
  const beside = new RationalSum()
  const counts = new IntervalCounts(member.rows, mask, terms)
  const rules: IntervalRules = { measure: terms.measure, threshold: thresholdOf(terms.measure.badWhen) }
  const isUnknown = unknownIn([member])
  for (const grid of gridOf(mask, { terms, origin })) {
    const unit = noUnit()
    counts.read(grid)
    judgeInterval(unit, counts, rules)
    const unknown = unknownMinutes(mask, grid, isUnknown)
    const kind = kindOf(unit, terms)
    if (kind === null) {
      beside.addSum(unit.low)
      addGaps(found, unknown)
      continue
    }
    const sums = found.add({ kind, grid, shown: shownOf(mask, grid, terms), unknown: unknown.length })
    sums.low.addSum(unit.low)
    sums.extra.addSum(unit.extra)
  }
  return { stretches: found.stretches, beside: beside.exact }
}

/** `null`: it does not fail more often than is promised. */
function kindOf(unit: UnitTally, { measure, objective }: Terms): Exclude<StretchKind, 'gap'> | null {
  const { low, extra, counted } = unit
  const allowed = measure.method === 'bad_intervals' ? 0 : counted
  const mark = new Fraction(1).sub(fractionOf(objective)).mul(allowed)
  if (compare(low.exact, mark) > 0) return 'bad'
  return extra.exact.value > 0 ? 'open' : null
}

/** Minutes without data that cost nothing stand there for themselves. */
function addGaps(found: StretchCollector, unknown: readonly number[]): void {
  for (const from of unknown) {
    const span = { from, to: from + 1 }
    found.add({ kind: 'gap', grid: span, shown: span, unknown: 1 })
  }
}

function unknownMinutes(mask: Mask, { from, to }: Span, isUnknown: (minute: number) => boolean): readonly number[] {
  const unknown: number[] = []
  for (let minute = from; minute < to; minute++) {
    if (mask.of[minute - mask.from] === COUNTED && isUnknown(minute)) unknown.push(minute)
  }
  return unknown
}

/** From the first to the last minute that the interval weighs. */
function shownOf(mask: Mask, grid: Span, { excludedTime }: Terms): Span {
  const weighs = (minute: number) => {
    const is = mask.of[minute - mask.from]
    return is === COUNTED || (is === LEFT_OUT && excludedTime === 'good')
  }
  let { from, to } = grid
  while (from < to && !weighs(from)) from += 1
  while (from < to && !weighs(to - 1)) to -= 1
  return { from, to }
}
