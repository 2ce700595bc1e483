import { judgeDurations, type DurationSummary } from './judge-durations.js'
import type { Best, Timing } from './outage-cases.js'

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
  /** Found against true, of those whose time is said to be known. */
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
    detect: judgeDurations(found.filter(({ onsetShows }) => onsetShows).flatMap(({ detect }) => detect ?? [])),
    recover: judgeDurations(found.filter(both).flatMap(({ recover }) => recover ?? [])),
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

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
