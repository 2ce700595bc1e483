import type { ExposureTrack, HourOfExposure, SeenBackup } from '../backup/exposure-track.js'
import type { Interval } from '../calendar/interval.js'
import { fromUnix } from '../store/unix-time.js'
import { startsWithin } from './cut-hours.js'
import { summariseExposure, type PointHour } from './exposure.js'

/**
 * Exposure hour by hour, measured as `summariseExposure` does, and the backups that were told of: each point that is newer than all before.
 *
 * @param hours oldest first
 */
export function trackExposure(hours: readonly PointHour[], interval: Interval, rpoSeconds: number): ExposureTrack {
  let newest = 0
  const backups: SeenBackup[] = []
  const told = hours.map(({ hour, points }): HourOfExposure => {
    let [observed, worst] = [0, null as number | null]
    for (const [index, point] of points.entries()) {
      if (point === null || !startsWithin(interval, hour, index)) continue
      const end = hour + (index + 1) * 60
      if (point > newest) backups.push({ pointAt: fromUnix(point), seenAt: fromUnix(end) })
      newest = Math.max(newest, point)
      observed += 60
      if (newest > 0) worst = Math.max(worst ?? 0, end - newest)
    }
    return { from: fromUnix(hour), worstSeconds: worst, observedSeconds: observed }
  })
  return { ...summariseExposure(hours, interval, rpoSeconds), hours: told, backups }
}
