import { lengthOf, secondsOf, type Interval } from '../calendar/interval.js'
import type { Counts } from '../slo/counts.js'

/** How a running period would end at the pace of the last 7 d. */
export interface Forecast {
  /** Share achieved in the end, [0, 1]. */
  readonly projected: number
  /** When the allowance would be used up; `null`: not within the period, or it is already. */
  readonly allowanceOutAt: Date | null
}

/** Over how much time the pace is taken, up to the watermark. */
export const PACE_SECONDS = 7 * 86_400

/** A pace out of less counted time than this says nothing about a month. */
const LEAST_PACE_SECONDS = 86_400

export interface ForecastEvidence {
  /** Counted in the last 7 d. */
  readonly pace: Counts
  /** Bad events so far. */
  readonly used: number
  /** Bad events allowed in the whole period. */
  readonly allowed: number
  /** Events of the whole period, those to come included. */
  readonly events: number
  /** Counted time to come. */
  readonly ahead: readonly Interval[]
}

/**
 * Projects the end of a period: so far + bad events per counted second of the last 7 d × counted time to come, by all events.
 *
 * @returns `null` where less than a day was counted
 */
export function forecastOf({ pace, used, allowed, events, ahead }: ForecastEvidence): Forecast | null {
  if (pace.observedSeconds < LEAST_PACE_SECONDS || events <= 0) return null
  const perSecond = Math.max(0, pace.errors) / pace.observedSeconds
  const secondsAhead = lengthOf(ahead)
  const bad = Math.min(events, used + perSecond * secondsAhead)
  const left = allowed - used
  const isRunning = left >= 0 && perSecond > 0
  return { projected: 1 - bad / events, allowanceOutAt: isRunning ? walk(ahead, left / perSecond) : null }
}

/** The instant after so many seconds of counted time; `null`: beyond its end. */
function walk(ahead: readonly Interval[], seconds: number): Date | null {
  let left = seconds
  for (const part of ahead) {
    const length = secondsOf(part)
    if (left < length) return new Date(part.from.getTime() + Math.round(left) * 1000)
    left -= length
  }
  return null
}
