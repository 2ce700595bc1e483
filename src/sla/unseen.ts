import { intersect, lengthOf, secondsOf, type Interval } from '../calendar/interval.js'
import type { Counts } from '../slo/counts.js'
import { estimateTraffic, type Traffic } from './traffic.js'

/** A stretch of unknown minutes, with what was counted in the five minutes on either side of it. */
export interface Hole extends Interval {
  readonly before: Pick<Counts, 'events' | 'errors'>
  readonly after: Pick<Counts, 'events' | 'errors'>
  /** The minute right behind it; `null`: it is not known either. */
  readonly first: Pick<Counts, 'events' | 'errors'> | null
  /** What the counters rose by over it, where the same ones went on behind it; `null`: that is not known. */
  readonly jump: Pick<Counts, 'events' | 'errors'> | null
}

/** Unknown minutes of which the events are known in sum. */
export interface CountedUnseen {
  readonly seconds: number
  readonly events: number
  readonly errors: number
}

/** What is known of unknown minutes by counters that went on behind them, and what is guessed about the others. A guess is no bound. */
export interface Unseen {
  /** 0 s: no counter tells of any. */
  readonly counted: CountedUnseen
  /** Events that the others are taken to have held. */
  readonly events: number
  /** If each hour was as busy as the busiest of its kind. */
  readonly atMost: number
  /** Where that comes from: the same hours of other weeks, the mean of the period, or both; `counters`: there are no others. */
  readonly basis: 'same_hours' | 'mean' | 'both' | 'counters'
  /** Others touch an outage: what is known around them says nothing good about them. */
  readonly touchesTrouble: boolean
}

export interface UnseenEvidence {
  /** Counted in the judged time. */
  readonly counts: Counts
  readonly unknownSeconds: number
  readonly holes: readonly Hole[]
  readonly traffic: Traffic
  /** When the service was bad, beside what was counted. */
  readonly outages: readonly Interval[]
  /** Ratio in (0, 1]. */
  readonly objective: number
}

/** Says, or guesses, what unknown minutes held; `null`: there are none. */
export function unseenOf(evidence: UnseenEvidence): Unseen | null {
  const { counts, traffic } = evidence
  if (evidence.unknownSeconds <= 0) return null
  const counted = countedIn(evidence.holes)
  const holes = evidence.holes.filter(({ jump }) => jump === null)
  const unknownSeconds = Math.max(0, evidence.unknownSeconds - counted.seconds)
  const mean = counts.observedSeconds <= 0 ? 0 : counts.events / counts.observedSeconds
  const estimate = estimateTraffic(holes, traffic, mean)
  // What no hole tells of: the ledger went on between two questions.
  const rest = Math.max(0, unknownSeconds - lengthOf(holes))
  const atMean = estimate.atMeanSeconds + rest
  return {
    events: estimate.events + rest * mean,
    atMost: estimate.atMost + rest * mean,
    counted,
    basis: unknownSeconds === 0 ? 'counters' : basisOf(atMean, unknownSeconds),
    touchesTrouble: holes.some((hole) => isTroubled(hole, evidence)),
  }
}

function basisOf(atMeanSeconds: number, unknownSeconds: number): 'same_hours' | 'mean' | 'both' {
  if (atMeanSeconds === 0) return 'same_hours'
  return atMeanSeconds < unknownSeconds ? 'both' : 'mean'
}

function countedIn(holes: readonly Hole[]): CountedUnseen {
  let [seconds, events, errors] = [0, 0, 0]
  for (const hole of holes) {
    if (hole.jump === null) continue
    seconds += secondsOf(hole)
    events += hole.jump.events
    errors += hole.jump.errors
  }
  return { seconds, events, errors }
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

function isTroubled(hole: Hole, { outages, objective }: UnseenEvidence): boolean {
  if (isBad(hole.before, objective) || isBad(hole.after, objective)) return true
  const touching = { from: new Date(hole.from.getTime() - MINUTE_MS), to: new Date(hole.to.getTime() + MINUTE_MS) }
  return outages.some((outage) => intersect(outage, touching) !== null)
}
