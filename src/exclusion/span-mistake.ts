import type { Interval } from '../calendar/interval.js'

const MINUTE_MS = 60_000
const LONGEST_MS = 366 * 86_400_000

/** Why a stretch of time cannot be left out, whoever says so; `null`: it can. */
export function spanMistake({ from, to }: Interval): string | null {
  if (to <= from) return `it ends at ${to.toISOString()}, which is not after it begins at ${from.toISOString()}`
  if (to.getTime() - from.getTime() > LONGEST_MS) return 'it lasts longer than 366 days'
  const first = Math.ceil(from.getTime() / MINUTE_MS)
  if (Math.floor(to.getTime() / MINUTE_MS) > first) return null
  return 'no whole minute lies within it, and only whole minutes can be left out'
}
