import type { ExposureTerms } from '../backup/dataset.js'
import type { ExposureTrack, HourOfExposure, SeenBackup } from '../backup/exposure-track.js'
import type { Interval } from '../calendar/interval.js'
import { fromUnix } from '../store/unix-time.js'
import { startsWithin } from './cut-hours.js'
import { newestBy, summariseExposure, type PointHour } from './exposure.js'

/**
 * Exposure hour by hour, measured as `summariseExposure` does, and the backups that were told of: each point that is newer than all before.
 *
 * @param hours oldest first
 */
export function trackExposure(hours: readonly PointHour[], interval: Interval, terms: ExposureTerms): ExposureTrack {
  const newestOf = newestBy(terms.reportsLoss)
  let [newest, newestEver] = [0, 0]
  const backups: SeenBackup[] = []
  const told = hours.map(({ hour, points }): HourOfExposure => {
    let [observed, worst] = [0, null as number | null]
    for (const [index, point] of points.entries()) {
      if (point === null || !startsWithin(interval, hour, index)) continue
      const end = hour + (index + 1) * 60
      if (point > newestEver) backups.push({ pointAt: fromUnix(point), seenAt: fromUnix(end) })
      newestEver = Math.max(newestEver, point)
      newest = newestOf(newest, point)
      observed += 60
      if (newest > 0) worst = Math.max(worst ?? 0, end - newest)
    }
    return { from: fromUnix(hour), worstSeconds: worst, observedSeconds: observed }
  })
  return { ...summariseExposure(hours, interval, terms), hours: told, backups }
}
