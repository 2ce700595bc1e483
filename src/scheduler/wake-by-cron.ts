import { schedule, setLogger } from 'node-cron'
import type { Schedule } from '../calendar/due-times.js'

/** Calls `wake` at least at the planned instants until the returned function is called. Which slots are due is not its affair. */
export type Waker = (when: Schedule, wake: () => Promise<void>) => () => void

const silent = () => undefined

/**
 * Every minute, or at the seconds of a six-field expression. Readers of cron disagree about changes of the clocks and about day of month
 * beside day of week: what is due is said by `calendar/due-times.ts` alone, and a wake-up too many costs one look at the last slot.
 */
function wakeUps(cron: string): string {
  const fields = cron.trim().split(/\s+/)
  return fields.length === 6 ? `${fields[0] ?? '0'} * * * * *` : '* * * * *'
}

/** Wakes by node-cron. A wake-up that comes late or not at all loses nothing: slots are counted from the last one done. */
export const wakeByCron: Waker = ({ cron, timezone }, wake) => {
  setLogger({ info: silent, warn: silent, error: silent, debug: silent })
  const task = schedule(wakeUps(cron), wake, { timezone, noOverlap: true, suppressMissedWarning: true })
  return () => {
    void task.destroy()
  }
}
