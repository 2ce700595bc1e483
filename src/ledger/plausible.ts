import { MOST_AHEAD_SECONDS } from '../backup/backup-queries.js'

/** Why a minute is not taken though the source said something of it. */
export type RefusalReason =
  | 'not_finite'
  | 'negative_events'
  | 'too_many_events'
  | 'negative_errors'
  | 'more_errors_than_events'
  | 'point_in_future'
  | 'several_series'

/** Something that is not taken. */
export interface Refusal {
  readonly reason: RefusalReason
  /** What the source said; of several series their number. */
  readonly value: number
  /** Labels in which several series differ. */
  readonly labels?: readonly string[]
}

/**
 * Most events of one minute: 1.7 thousand million per second. An hour of them in thousandths is still a whole number that every reader of
 * the store can hold.
 */
export const MOST_EVENTS = 1e11

/** Counters of one scrape are extrapolated each for itself, and those of two jobs are scraped at different instants. */
const TOLERATED = { share: 0.02, events: 1 }

/**
 * Whether events and errors of one minute can be true.
 *
 * @param isSigned errors are a difference of two counters, which is noise around zero where they are scraped at different instants: its
 * negative half is kept, because sums over windows would be biased without it, as far as chance and phase explain it
 */
export function judgeCounts([events = 0, errors = 0]: readonly number[], isSigned: boolean): Refusal | null {
  const infinite = [events, errors].find((value) => !Number.isFinite(value))
  if (infinite !== undefined) return { reason: 'not_finite', value: infinite }
  if (events < 0) return { reason: 'negative_events', value: events }
  if (events > MOST_EVENTS) return { reason: 'too_many_events', value: events }
  if (errors < -mostNoise(events, isSigned)) return { reason: 'negative_errors', value: errors }
  const most = events * (1 + TOLERATED.share) + TOLERATED.events
  return errors > most ? { reason: 'more_errors_than_events', value: errors } : null
}

/** Three standard deviations of a count of events at both ends, and the events of a whole minute that came in another phase. */
function mostNoise(events: number, isSigned: boolean): number {
  return isSigned ? events + 3 * Math.sqrt(events) + TOLERATED.events : 0
}

/**
 * Whether a dataset's newest data point, in Unix seconds, can be true at the end of a minute (its start in ms). One further ahead of it is no time of a
 * backup: milliseconds, or a sentinel, or a clock in another zone.
 */
export function judgePoint([point = 0]: readonly number[], minuteMs: number): Refusal | null {
  if (!Number.isFinite(point)) return { reason: 'not_finite', value: point }
  if (point > minuteMs / 1000 + 60 + MOST_AHEAD_SECONDS) return { reason: 'point_in_future', value: point }
  return null
}
