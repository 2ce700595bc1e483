import type { Series } from '../promql/series-reader.js'

interface Answer {
  readonly events: readonly Series[]
  readonly errors: readonly Series[]
}

/** Two readings of the same instants may differ by what arrived after the rule was evaluated. */
const TOLERANCE = 0.05

/**
 * Whether recorded values are those of the raw indicator, judged by their sums over the instants of which both know something. Where the raw
 * series are gone there is nothing to compare, and the recorded ones are taken.
 *
 * @param raw at some of the instants of `recorded`
 */
export function agree(recorded: Answer, raw: Answer): boolean {
  const instants = (series: readonly Series[]) => sumByInstant(series)
  const [allRecorded, allRaw] = [instants(recorded.events), instants(raw.events)]
  const common = [...allRaw.keys()].filter((at) => allRecorded.has(at))
  const [badRecorded, badRaw] = [instants(recorded.errors), instants(raw.errors)]
  const sum = (values: ReadonlyMap<number, number>) => common.reduce((total, at) => total + (values.get(at) ?? 0), 0)
  const events = sum(allRaw)
  return isNear(sum(allRecorded), events, events) && isNear(sum(badRecorded), sum(badRaw), events / 100)
}

/** `scale`: below what share of it a difference does not matter. */
function isNear(a: number, b: number, scale: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b), Math.abs(scale) / 100)
}

function sumByInstant(series: readonly Series[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  for (const { samples } of series) {
    for (const { at, value } of samples) sums.set(at.getTime(), (sums.get(at.getTime()) ?? 0) + value)
  }
  return sums
}
