import { schedule, setLogger } from 'node-cron'
import type { Schedule } from '../calendar/due-times.js'

/** Calls `wake` at about the planned instants until the returned function is called. Which slots are due is not its affair. */
export type Waker = (when: Schedule, wake: () => Promise<void>) => () => void

const silent = () => undefined

/** Wakes by node-cron. A wake-up that comes late or not at all loses nothing: slots are counted from the last one done. */
export const wakeByCron: Waker = ({ cron, timezone }, wake) => {
  setLogger({ info: silent, warn: silent, error: silent, debug: silent })
  const task = schedule(cron, wake, { timezone, noOverlap: true, suppressMissedWarning: true })
  return () => {
    void task.destroy()
  }
}
