import type { ExposureSummary } from '../backup/dataset.js'
import type { Interval } from '../calendar/interval.js'
import { startsWithin } from './cut-hours.js'
import type { HourPoints } from './points-codec.js'

/** One stored hour of a dataset. */
export interface PointHour {
  /** Unix seconds of the hour's start. */
  readonly hour: number
  readonly points: HourPoints
}

/**
 * Measures exposure minute by minute: the end of the minute less the newest data point told so far in the interval. A source that forgets
 * a point (a replaced pod) does not bring the loss back: the newest point never moves backwards. A minute in which the source answered
 * but knew of no point at all is observed and outside the objective.
 *
 * @param hours oldest first
 */
export function summariseExposure(
  hours: readonly PointHour[],
  interval: Interval,
  rpoSeconds: number,
): ExposureSummary {
  let [newest, observed, compliant] = [0, 0, 0]
  let worst: number | null = null
  for (const { hour, points } of hours) {
    // Not by `entries()`: of the minutes of months each pair costs.
    let index = -1
    for (const point of points) {
      index++
      if (point === null || !startsWithin(interval, hour, index)) continue
      newest = Math.max(newest, point)
      observed += 60
      if (newest === 0) continue
      const exposure = Math.max(0, hour + (index + 1) * 60 - newest)
      worst = Math.max(worst ?? 0, exposure)
      if (exposure <= rpoSeconds) compliant += 60
    }
  }
  return { observedSeconds: observed, compliantSeconds: compliant, worstExposureSeconds: worst }
}
