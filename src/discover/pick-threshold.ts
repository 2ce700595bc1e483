import type { DurationsFact } from './facts.js'

export interface Threshold {
  /** Bound of a bucket, in seconds. */
  readonly seconds: number
  /** Events that took longer. */
  readonly slow: number
}

/** Below this share of quick answers a limit describes the usual answer, not the slow one. */
const LEAST_QUICK = 0.95

/**
 * The bucket boundary that cuts off the slow tail: the lowest one under which 95 % of all answers stayed, else the highest one.
 *
 * @returns `null` where nothing happened, or no boundary is a whole number of milliseconds
 */
export function pickThreshold({ buckets, unit, past }: DurationsFact): Threshold | null {
  if (!(past.events > 0)) return null
  const usable = buckets
    .map(({ bound, events }) => ({ seconds: unit === 'milliseconds' ? bound / 1000 : bound, events }))
    .filter(({ seconds }) => isWritable(seconds))
  const found = usable.find(({ events }) => events >= past.events * LEAST_QUICK) ?? usable.at(-1)
  return found === undefined ? null : { seconds: found.seconds, slow: Math.max(0, past.events - found.events) }
}

/** Durations are written in whole milliseconds. */
function isWritable(seconds: number): boolean {
  const milliseconds = seconds * 1000
  return Number.isFinite(seconds) && milliseconds >= 1 && Math.abs(milliseconds - Math.round(milliseconds)) < 1e-6
}
