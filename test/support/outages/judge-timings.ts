import { durationStatistics } from '../../../src/incident/view/statistics.js'
import type { Best, TimedDuration, Timing } from './outage-cases.js'

/** The longest that an edge may be uncertain and be counted as seen: two windows of a sample. */
const SEEN_SECONDS = 120

/** How well outages were timed. Shares in [0, 1], times in seconds; `null`: nothing to tell it from. */
export interface TimingSummary {
  readonly count: number
  readonly notOneIncident: number
  /** Outages that were said to be over while they went on. */
  readonly overTooEarly: number
  readonly neverOver: number
  readonly negative: number
  readonly onset: EdgeSummary
  readonly recovery: EdgeSummary
  /** Found mean, median and p90 against the truth's, of those whose time is said to be known. */
  readonly detect: DurationSummary
  readonly recover: DurationSummary
}

export interface EdgeSummary {
  /** Edges that a sample can see, by the best observer: certain to two windows. Of these, those that are said to be as certain. */
  readonly seen: number
  /** Edges that a sample can see and that are said to be less certain. */
  readonly doubted: number
  readonly mean: number | null
  /** Of the mean. */
  readonly standardError: number | null
  readonly worst: number
  /** Mean distance from the best observer, who is never biased, and its standard error: chance is in both, so that few edges tell a bias. */
  readonly besideBest: number | null
  readonly besideBestError: number | null
  /** What the best observer himself is off by at these edges, at worst: less than that nobody can promise. */
  readonly bestWorst: number
  /** Of all whose uncertainty is told and where five errors lie: those further from the truth than that. */
  readonly outside: number | null
}

export interface DurationSummary {
  readonly count: number
  /** Relative differences of mean, median and p90. */
  readonly off: readonly number[]
  /** Those of the best observer, where he sees both edges: at long intervals of scrapes a median is as coarse as they are. */
  readonly bestOff: readonly number[]
}

interface Edge {
  readonly error: number | null
  readonly within: number | null
  readonly shows: boolean
  readonly best: Best | null
}

/** Holds what was found against what is true. */
export function judgeTimings(found: readonly Timing[]): TimingSummary {
  const both = ({ onsetShows, recoveryShows }: Timing) => onsetShows && recoveryShows
  return {
    count: found.length,
    notOneIncident: found.filter(({ incidents }) => incidents !== 1).length / Math.max(1, found.length),
    overTooEarly: found.filter(({ saidOverTooEarly }) => saidOverTooEarly).length,
    neverOver: found.filter(({ isOver }) => !isOver).length,
    negative: found.filter(({ negative }) => negative).length,
    onset: edgeOf(
      found.map((one) => ({
        ...{ error: one.onsetError, within: one.onsetWithin },
        ...{ shows: one.onsetShows, best: one.onsetBest },
      })),
    ),
    recovery: edgeOf(
      found.map((one) => ({
        ...{ error: one.recoveryError, within: one.recoveryWithin },
        ...{ shows: one.recoveryShows, best: one.recoveryBest },
      })),
    ),
    detect: durationOf(found.filter(({ onsetShows }) => onsetShows).flatMap(({ detect }) => detect ?? [])),
    recover: durationOf(found.filter(both).flatMap(({ recover }) => recover ?? [])),
  }
}

function edgeOf(edges: readonly Edge[]): EdgeSummary {
  const told = edges.flatMap(({ error, within, ...one }) =>
    error !== null && within !== null ? [{ ...one, error, within }] : [],
  )
  const visible = told.flatMap(({ best, ...one }) =>
    best !== null && best.within <= SEEN_SECONDS ? [{ ...one, best }] : [],
  )
  const certain = visible.filter(({ within }) => within <= SEEN_SECONDS)
  const seen = certain.map(({ error }) => error)
  const apart = certain.map(({ error, best }) => error - best.error)
  return {
    seen: seen.length,
    doubted: visible.length - seen.length,
    mean: mean(seen),
    standardError: standardErrorOf(seen),
    worst: Math.max(0, ...seen.map(Math.abs)),
    besideBest: mean(apart),
    besideBestError: standardErrorOf(apart),
    bestWorst: Math.max(0, ...certain.map(({ best }) => Math.abs(best.error))),
    outside: mean(told.filter(({ shows }) => shows).map(({ error, within }) => Number(Math.abs(error) > within))),
  }
}

function standardErrorOf(values: readonly number[]): number | null {
  const average = mean(values)
  const variance = average === null ? null : mean(values.map((value) => (value - average) ** 2))
  return variance === null ? null : Math.sqrt(variance / values.length)
}

function durationOf(pairs: readonly TimedDuration[]): DurationSummary {
  const seen = pairs.flatMap(({ best, truth }) => (best === null ? [] : [{ found: best, truth }]))
  return { count: pairs.length, off: offOf(pairs), bestOff: offOf(seen) }
}

function offOf(pairs: readonly Pick<TimedDuration, 'found' | 'truth'>[]): readonly number[] {
  const [found, truth] = [pairs.map((one) => one.found), pairs.map((one) => one.truth)].map(durationStatistics)
  return (['mean', 'median', 'p90'] as const).flatMap((stat) => {
    const [said, is] = [found?.[stat] ?? null, truth?.[stat] ?? null]
    return said === null || is === null ? [] : [(said - is) / is]
  })
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
