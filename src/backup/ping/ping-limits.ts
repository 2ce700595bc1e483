import { networkOf } from '../../access/failed-tries.js'

/** Pings of one dataset within a minute: a run has two, and a job that comes by more often is no backup. */
export const MOST_PINGS = 120

/** Secrets that are none, from one network within a minute: beyond it they are not even looked up. */
export const MOST_STRANGERS = 120

const WINDOW_MS = 60_000
/** So many are counted at most: of more, all begin anew. */
const MOST_COUNTED = 50_000

/** Counts what comes within a minute. What is right is never refused because of others who are wrong. */
export interface PingLimits {
  /** Whether a dataset may have one more. */
  admits(targetId: number, now: Date): boolean
  /** Whether somebody who knows no secret is still answered. */
  admitsStranger(address: string, now: Date): boolean
}

/** Kept in memory: a restart forgets. */
export function createPingLimits(): PingLimits {
  const pings = createCounter(MOST_PINGS)
  const strangers = createCounter(MOST_STRANGERS)
  return {
    admits: (targetId, now) => pings(targetId, now),
    admitsStranger: (address, now) => strangers(networkOf(address), now),
  }
}

/** Counts in fixed minutes of whoever comes: cheap, and at worst twice as generous. */
function createCounter(most: number): (key: number | string, now: Date) => boolean {
  const counts = new Map<number | string, { since: number; count: number }>()
  return (key, now) => {
    const at = now.getTime()
    const known = counts.get(key)
    // A clock that is set back begins anew as well.
    if (known === undefined || at - known.since >= WINDOW_MS || at < known.since) {
      if (counts.size >= MOST_COUNTED) counts.clear()
      counts.set(key, { since: at, count: 1 })
      return true
    }
    known.count += 1
    return known.count <= most
  }
}
