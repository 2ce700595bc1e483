import type { ExposureSummary, ExposureTerms } from '../backup/dataset.js'
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
 * a point (a replaced pod) does not bring the loss back: the newest point never moves backwards, unless the source reports losses. A minute
 * in which the source answered but knew of no point at all is observed and outside the objective.
 *
 * @param hours oldest first
 */
export function summariseExposure(
  hours: readonly PointHour[],
  interval: Interval,
  { rpoSeconds, reportsLoss }: ExposureTerms,
): ExposureSummary {
  const newestOf = newestBy(reportsLoss)
  let [newest, observed, compliant] = [0, 0, 0]
  let worst: number | null = null
  for (const { hour, points } of hours) {
    // Not by `entries()`: of the minutes of months each pair costs.
    let index = -1
    for (const point of points) {
      index++
      if (point === null || !startsWithin(interval, hour, index)) continue
      newest = newestOf(newest, point)
      observed += 60
      if (newest === 0) continue
      const exposure = Math.max(0, hour + (index + 1) * 60 - newest)
      worst = Math.max(worst ?? 0, exposure)
      if (exposure <= rpoSeconds) compliant += 60
    }
  }
  return { observedSeconds: observed, compliantSeconds: compliant, worstExposureSeconds: worst }
}

/** What is the newest point once a source told of another: whoever tells of all that there is has no other any more. */
export function newestBy(reportsLoss: boolean): (before: number, told: number) => number {
  return reportsLoss ? (_before, told) => told : (before, told) => Math.max(before, told)
}
