import { nextDueSlot, type Schedule } from '../calendar/due-times.js'
import type { Clock } from '../shared/clock.js'

/** Calls `wake` at least at the planned instants until the returned function is called. Which slots are due is not its affair. */
export type Waker = (when: Schedule, wake: () => Promise<void>) => () => void

/** Longest wait for a slot. Timers count on a monotonic clock: whatever the clock on the wall does, it is looked at again after this. */
const LONGEST_WAIT_MS = 5_000

export interface WakerParts {
  readonly clock: Clock
  /** Calls back after a while unless cancelled. */
  readonly later: (waitMs: number, call: () => void) => () => void
}

/** Wakes by timers. A wake-up that comes late or not at all loses nothing: slots are counted from the last one done. */
export function createTimedWaker({ clock, later }: WakerParts): Waker {
  return (when, wake) => {
    let cancel = later(waitFor(when, clock()), turn)
    return () => {
      cancel()
    }
    function turn(): void {
      cancel = later(waitFor(when, clock()), turn)
      void wake()
    }
  }
}

function waitFor(when: Schedule, now: Date): number {
  const next = nextDueSlot(when, now)
  const wait = next === null ? LONGEST_WAIT_MS : next.getTime() - now.getTime()
  return Math.min(LONGEST_WAIT_MS, Math.max(1, wait))
}
