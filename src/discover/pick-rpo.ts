import { AGEING_SHARE } from '../backup/backup-alerts.js'

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400]

/** Recovery points that people promise, in seconds. */
const LADDER = [
  ...[5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 4, 8, 12, 24, 36].map((hours) => hours * HOUR),
  ...[2, 3, 4, 7, 10, 14, 32].map((days) => days * DAY),
] as const

/** The smallest of these at which the usual age of the newest backup, in seconds, does not even give the ticket of an ageing one. */
export function pickRpo(usualAge: number): number {
  const least = usualAge / AGEING_SHARE
  return LADDER.find((seconds) => seconds >= least) ?? Math.ceil(least / DAY) * DAY
}
