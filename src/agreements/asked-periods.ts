/** How long after somebody looked at a page it is kept fresh. */
const ASKED_MS = 120_000
/** Of so many; who looks at more has the oldest of them grow old. */
const MOST = 1000

/** What people look at. */
export interface AskedPeriods {
  ask(id: string, now: Date): void
  isAsked(id: string, now: Date): boolean
}

/** In memory: nobody looks at anything when the daemon starts. */
export function createAskedPeriods(): AskedPeriods {
  const asked = new Map<string, number>()
  return {
    ask(id, now) {
      asked.delete(id)
      asked.set(id, now.getTime())
      const [oldest] = asked.keys()
      if (asked.size > MOST && oldest !== undefined) asked.delete(oldest)
    },
    isAsked: (id, now) => now.getTime() - (asked.get(id) ?? -Infinity) <= ASKED_MS,
  }
}
