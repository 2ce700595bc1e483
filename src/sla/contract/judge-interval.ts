import type { Measure } from '../terms.js'
import type { IntervalCounts } from './interval-counts.js'
import type { OpenUnit } from './tally.js'
import type { Threshold } from './threshold.js'

export interface IntervalRules {
  readonly measure: Measure
  readonly threshold: Threshold
}

/** Adds one interval to a tally. */
export function judgeInterval(unit: OpenUnit, counts: IntervalCounts, rules: IntervalRules): void {
  const { length } = counts
  if (length === 0) return
  if (counts.events === 0) judgeSilent(unit, counts, rules)
  else if (rules.measure.method === 'bad_intervals') judgeBad(unit, counts, rules)
  else judgeRate(unit, counts, rules.measure)
}

/** Of an interval without known traffic: anything from 0 to 1 where a minute is unknown, else as the contract says. */
function judgeSilent(unit: OpenUnit, counts: IntervalCounts, { measure }: IntervalRules): void {
  const { length, unknown, kept } = counts
  if (unknown > 0) {
    addWhole(unit, length, { low: measure.noData === 'bad', high: measure.noData !== 'good' })
    return
  }
  // What is wholly left out and kept is good.
  const isKept = kept === length
  if (measure.noTraffic === 'exclude' && !isKept) return
  const isBad = measure.noTraffic === 'bad' && !isKept
  addWhole(unit, length, { low: isBad, high: isBad })
}

/** An interval that is bad or not at best and at worst. */
function addWhole(unit: OpenUnit, length: number, bad: { readonly low: boolean; readonly high: boolean }): void {
  unit.counted += length
  if (bad.low) unit.low.add(length, 1)
  else if (bad.high) unit.extra.add(length, 1)
  if (bad.low) unit.badKnown += 1
  if (bad.high) unit.badWorst += 1
}

function judgeBad(unit: OpenUnit, counts: IntervalCounts, { measure, threshold }: IntervalRules): void {
  const { known, length, events, unknown } = counts
  // At mean traffic; both sides times the known minutes.
  const isEnough = events * length >= threshold.minEvents * 1e6 * known
  const isBad = (failing: number): boolean =>
    threshold.isBad(counts.errors * known + failing * events, events * length, () => {
      const exact = counts.exactly()
      return [exact.errors * BigInt(known) + BigInt(failing) * exact.events, exact.events * BigInt(length)]
    })
  const low = isEnough && isBad(measure.noData === 'bad' ? unknown : 0)
  const high = isEnough && isBad(measure.noData === 'good' ? 0 : unknown)
  addWhole(unit, length, { low, high })
}

/** Rate times length: unknown minutes carry the mean traffic of the known ones, so at worst each adds a whole minute. */
function judgeRate(unit: OpenUnit, counts: IntervalCounts, { noData }: Measure): void {
  unit.counted += counts.length
  if (counts.isLarge) {
    const { errors, events } = counts.exactly()
    unit.low.addLarge(errors * BigInt(counts.known), events)
  } else unit.low.add(counts.errors * counts.known, counts.events)
  if (noData === 'unknown') unit.extra.add(counts.unknown, 1)
  if (noData === 'bad') unit.low.add(counts.unknown, 1)
}
