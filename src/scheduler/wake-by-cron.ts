import { schedule, setLogger, type ScheduledTask } from 'node-cron'
import type { Waker } from './wake-by-timer.js'

const silent = () => undefined

/**
 * Wakes by node-cron, which waits on the clock of the wall, all jobs at each minute: a task of its own for each of forty jobs takes a fifth of a second
 * of CPU every 30 s. In between, and where the clock is set back, `wake-by-timer.ts` wakes. What is due is said by `calendar/due-times.ts` alone, as
 * readers of cron disagree about changes of the clocks and about day of month beside day of week; a wake-up too many costs nothing.
 *
 * @param when another expression than that of each minute: a test does not wait so long
 */
export function createCronWaker(when = '* * * * *'): Waker {
  const wakes = new Set<() => Promise<void>>()
  let task: ScheduledTask | null = null
  const begin = () => {
    setLogger({ info: silent, warn: silent, error: silent, debug: silent })
    const wakeAll = () => {
      for (const wake of wakes) void wake()
    }
    return schedule(when, wakeAll, { timezone: 'UTC', suppressMissedWarning: true })
  }
  return (_when, wake) => {
    wakes.add(wake)
    task ??= begin()
    return () => {
      wakes.delete(wake)
      if (wakes.size > 0) return
      void task?.destroy()
      task = null
    }
  }
}
