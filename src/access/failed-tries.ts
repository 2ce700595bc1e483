import { plainAddress } from './caller.js'

/** Wrong tokens that an address may show within a minute. */
export const MOST_TRIES = 10

const WINDOW_MS = 60_000
/** So many addresses are remembered at most: of more, the oldest are forgotten. */
const MOST_ADDRESSES = 10_000

/**
 * Who has shown wrong tokens. An address that has shown too many is not listened to for a while, unless it shows a token that was right from
 * there before: otherwise anybody behind the same proxy could keep everybody else out.
 */
export interface FailedTries {
  /** How long to wait until a token is tried again, in ms; 0: it may be tried now. */
  waitMs(address: string, digest: string, now: Date): number
  failed(address: string, digest: string, now: Date): void
  succeeded(address: string, digest: string): void
}

/** Kept in memory: a restart forgets. */
export function createFailedTries(): FailedTries {
  const failures = new Map<string, readonly number[]>()
  const right = new Map<string, true>()
  const recent = (network: string, now: Date) =>
    // What lies ahead was noted before the clock was set back.
    (failures.get(network) ?? []).filter((at) => at <= now.getTime() && at > now.getTime() - WINDOW_MS)
  return {
    waitMs(address, digest, now) {
      const network = networkOf(address)
      if (right.has(`${network} ${digest}`)) return 0
      const times = recent(network, now)
      return times.length < MOST_TRIES ? 0 : (times[0] ?? 0) + WINDOW_MS - now.getTime()
    },
    failed(address, digest, now) {
      const network = networkOf(address)
      right.delete(`${network} ${digest}`)
      remember(failures, network, [...recent(network, now), now.getTime()].slice(-MOST_TRIES))
    },
    succeeded(address, digest) {
      remember(right, `${networkOf(address)} ${digest}`, true)
    },
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > MOST_ADDRESSES && oldest !== undefined) map.delete(oldest)
}

/** Whoever has one address of IPv6 has the 2^64 beside it. */
export function networkOf(address: string): string {
  const plain = plainAddress(address)
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')
}
