import { intersect, secondsOf, type Interval } from '../calendar/interval.js'
import type { Counts } from '../slo/counts.js'
import { estimateTraffic, type Traffic } from './traffic.js'

/** A stretch of unknown minutes, with what was counted in the five minutes on either side of it. */
export interface Hole extends Interval {
  readonly before: Pick<Counts, 'events' | 'errors'>
  readonly after: Pick<Counts, 'events' | 'errors'>
}

/** What is guessed about unknown minutes. An estimate, no bound. */
export interface Unseen {
  /** Events that they are taken to have held. */
  readonly events: number
  /** If each hour was as busy as the busiest of its kind. */
  readonly atMost: number
  /** Where that comes from: the same hours of other weeks, the mean of the period, or both. */
  readonly basis: 'same_hours' | 'mean' | 'both'
  /** Unknown minutes touch an outage: what is known around them says nothing good about them. */
  readonly touchesTrouble: boolean
}

export interface UnseenEvidence {
  /** Counted in the judged time. */
  readonly counts: Counts
  readonly unknownSeconds: number
  readonly holes: readonly Hole[]
  readonly traffic: Traffic
  /** When an incident of the service was open. */
  readonly incidents: readonly Interval[]
  /** Ratio in (0, 1]. */
  readonly objective: number
}

/** Guesses what unknown minutes held; `null`: there are none. */
export function unseenOf(evidence: UnseenEvidence): Unseen | null {
  const { counts, unknownSeconds, holes, traffic } = evidence
  if (unknownSeconds <= 0) return null
  const mean = counts.observedSeconds <= 0 ? 0 : counts.events / counts.observedSeconds
  const estimate = estimateTraffic(holes, traffic, mean)
  // What no hole tells of: the ledger went on between two questions.
  const rest = Math.max(0, unknownSeconds - holes.reduce((sum, hole) => sum + secondsOf(hole), 0))
  const atMean = estimate.atMeanSeconds + rest
  return {
    events: estimate.events + rest * mean,
    atMost: estimate.atMost + rest * mean,
    basis: atMean === 0 ? 'same_hours' : atMean < unknownSeconds ? 'both' : 'mean',
    touchesTrouble: holes.some((hole) => isTroubled(hole, evidence)),
  }
}

/** A neighbour is bad when it burns ten times what is promised, or half of it failed: a single error is not enough. */
const BURN = 10
const MOST_BAD_RATIO = 0.5
const LEAST_ERRORS = 2

function isBad({ events, errors }: Pick<Counts, 'events' | 'errors'>, objective: number): boolean {
  const limit = Math.min(MOST_BAD_RATIO, BURN * (1 - objective))
  return errors >= LEAST_ERRORS && errors > limit * events
}

const MINUTE_MS = 60_000

function isTroubled(hole: Hole, { incidents, objective }: UnseenEvidence): boolean {
  if (isBad(hole.before, objective) || isBad(hole.after, objective)) return true
  const touching = { from: new Date(hole.from.getTime() - MINUTE_MS), to: new Date(hole.to.getTime() + MINUTE_MS) }
  return incidents.some((incident) => intersect(incident, touching) !== null)
}
