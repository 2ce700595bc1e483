import { formatDuration, parseDuration } from '../../shared/duration.js'

const MINUTE = 60
const HOUR = 3600
const DAY = 24 * HOUR

/** Short and long windows of Pyrra's four alerts, for a period of four weeks. */
const WINDOWS = [
  [5 * MINUTE, HOUR],
  [30 * MINUTE, 6 * HOUR],
  [2 * HOUR, DAY],
  [6 * HOUR, 4 * DAY],
] as const

const FOUR_WEEKS = 28 * DAY

/** The windows of Pyrra's alerts: they grow with the period, in whole minutes. `null` where the period is no duration. */
export function pyrraWindows(period: string): string | null {
  const seconds = parseDuration(period)
  if (seconds === null) return null
  const scaled = (window: number) => {
    const minutes = Math.round((window * seconds) / FOUR_WEEKS / MINUTE)
    return minutes === 0 ? '0s' : formatDuration(minutes * MINUTE)
  }
  return WINDOWS.map((pair) => pair.map(scaled).join('/')).join(', ')
}
