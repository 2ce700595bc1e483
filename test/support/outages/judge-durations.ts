import { durationStatistics } from '../../../src/incident/view/statistics.js'
import { createRandom } from '../history/random.js'
import type { TimedDuration } from './outage-cases.js'

/** So often outages are drawn anew out of those that there are. */
const DRAWS = 200
const STATS = ['mean', 'median', 'p90'] as const

/** How the durations of many outages compare with the truth. */
export interface DurationSummary {
  readonly count: number
  /** Of no durations none. */
  readonly stats: readonly StatSummary[]
}

/** A figure that people are told of many durations. */
export interface StatSummary {
  readonly name: (typeof STATS)[number]
  /** Found against true, relative. */
  readonly off: number
  /** Of `off`, by drawing the same outages anew. */
  readonly standardError: number
  /** That of the best observer, where he sees both edges; `null`: nowhere. */
  readonly bestOff: number | null
  /** Share of found durations below the true quantile, less the share of true ones; `null`: of a mean. */
  readonly rankOff: number | null
}

/**
 * What a figure is off by, as a share. A quantile is right where its value is, or where as many durations lie below it as should: between two
 * heaps of durations, such as those of strict and of mild objectives, its value is chance; within a heap its rank is.
 */
export function mostOff({ off, rankOff }: StatSummary): number {
  return Math.min(Math.abs(off), Math.abs(rankOff ?? Infinity))
}

export function judgeDurations(pairs: readonly TimedDuration[]): DurationSummary {
  const seen = pairs.flatMap(({ best, truth }) => (best === null ? [] : [{ found: best, truth }]))
  const [off, bestOff] = [offsOf(pairs), offsOf(seen)]
  const random = createRandom(pairs.length)
  const drawn = Array.from({ length: DRAWS }, () =>
    offsOf(pairs.map(() => pairs[Math.floor(random() * pairs.length)]!)),
  )
  const stats = off.map((value, index): StatSummary => ({
    ...{ name: STATS[index]!, off: value, bestOff: bestOff[index] ?? null },
    rankOff: rankOffOf(pairs, STATS[index]!),
    standardError: deviationOf(drawn.map((one) => one[index] ?? 0)),
  }))
  return { count: pairs.length, stats }
}

type Pair = Pick<TimedDuration, 'found' | 'truth'>

/** Of mean, median and p90; none of no durations. */
function offsOf(pairs: readonly Pair[]): readonly number[] {
  const [found, truth] = [pairs.map((one) => one.found), pairs.map((one) => one.truth)].map(durationStatistics)
  return STATS.flatMap((stat) => {
    const [said, is] = [found?.[stat] ?? null, truth?.[stat] ?? null]
    return said === null || is === null ? [] : [(said - is) / is]
  })
}

function rankOffOf(pairs: readonly Pair[], name: (typeof STATS)[number]): number | null {
  const mark = durationStatistics(pairs.map(({ truth }) => truth))[name]
  if (name === 'mean' || mark === null) return null
  const moved = pairs.map(({ found, truth }) => Number(found < mark) - Number(truth < mark))
  return moved.reduce((sum, one) => sum + one, 0) / pairs.length
}

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
