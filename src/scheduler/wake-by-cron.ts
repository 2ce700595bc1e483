import { schedule, setLogger } from 'node-cron'
import type { Waker } from './wake-by-timer.js'

const silent = () => undefined

/**
 * Every minute, or at the seconds of a six-field expression. Readers of cron disagree about changes of the clocks and about day of month
 * beside day of week: what is due is said by `calendar/due-times.ts` alone, and a wake-up too many costs one look at the last slot.
 */
function wakeUps(cron: string): string {
  const fields = cron.trim().split(/\s+/)
  return fields.length === 6 ? `${fields[0] ?? '0'} * * * * *` : '* * * * *'
}

/** Wakes by node-cron, which waits on the clock of the wall: where that is set back, `wake-by-timer.ts` wakes instead. */
export const wakeByCron: Waker = ({ cron, timezone }, wake) => {
  setLogger({ info: silent, warn: silent, error: silent, debug: silent })
  const task = schedule(wakeUps(cron), wake, { timezone, noOverlap: true, suppressMissedWarning: true })
  return () => {
    void task.destroy()
  }
}
