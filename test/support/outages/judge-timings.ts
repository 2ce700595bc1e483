import { durationStatistics } from '../../../src/incident/statistics.js'
import type { Timing } from './outage-cases.js'

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
  /** Edges that a sample can see: the outage holds five errors next to it, and it is said to be certain to two windows. */
  readonly seen: number
  readonly mean: number | null
  /** Of the mean. */
  readonly standardError: number | null
  readonly worst: number
  /** Of all whose uncertainty is told and where five errors lie: those further from the truth than that. */
  readonly outside: number | null
}

export interface DurationSummary {
  readonly count: number
  /** Relative differences of mean, median and p90. */
  readonly off: readonly number[]
}

interface Edge {
  readonly error: number | null
  readonly within: number | null
  readonly shows: boolean
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
    onset: edgeOf(found.map((one) => ({ error: one.onsetError, within: one.onsetWithin, shows: one.onsetShows }))),
    recovery: edgeOf(
      found.map((one) => ({ error: one.recoveryError, within: one.recoveryWithin, shows: one.recoveryShows })),
    ),
    detect: durationOf(found.filter(({ onsetShows }) => onsetShows).flatMap(({ detect }) => detect ?? [])),
    recover: durationOf(found.filter(both).flatMap(({ recover }) => recover ?? [])),
  }
}

function edgeOf(edges: readonly Edge[]): EdgeSummary {
  const told = edges.flatMap(({ error, within, shows }) =>
    shows && error !== null && within !== null ? [{ error, within }] : [],
  )
  const seen = told.filter(({ within }) => within <= SEEN_SECONDS).map(({ error }) => error)
  const average = mean(seen)
  const variance = average === null ? null : mean(seen.map((error) => (error - average) ** 2))
  return {
    seen: seen.length,
    mean: average,
    standardError: variance === null ? null : Math.sqrt(variance / seen.length),
    worst: Math.max(0, ...seen.map(Math.abs)),
    outside: mean(told.map(({ error, within }) => Number(Math.abs(error) > within))),
  }
}

function durationOf(pairs: readonly { readonly found: number; readonly truth: number }[]): DurationSummary {
  const [found, truth] = [pairs.map((one) => one.found), pairs.map((one) => one.truth)].map(durationStatistics)
  const off = (['mean', 'median', 'p90'] as const).flatMap((stat) => {
    const [said, is] = [found?.[stat] ?? null, truth?.[stat] ?? null]
    return said === null || is === null ? [] : [(said - is) / is]
  })
  return { count: pairs.length, off }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
