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
    const waitFor = createWait(when)
    let cancel = later(waitFor(clock()), turn)
    return () => {
      cancel()
    }
    function turn(): void {
      cancel = later(waitFor(clock()), turn)
      void wake()
    }
  }
}

/** How long to wait for the next slot, which is found once and not with each look at the clock. */
function createWait(when: Schedule): (now: Date) => number {
  let known = { from: Infinity, next: -Infinity }
  return (now) => {
    const at = now.getTime()
    if (at < known.from || at >= known.next) known = { from: at, next: nextDueSlot(when, now)?.getTime() ?? Infinity }
    return Math.min(LONGEST_WAIT_MS, Math.max(1, known.next - at))
  }
}
