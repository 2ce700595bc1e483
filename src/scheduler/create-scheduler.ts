import type { Clock } from '../shared/clock.js'
import { endsWithin } from '../shared/ends-within.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import { createJobRunner, type JobObserver } from './job-runner.js'
import type { JobSlotStore } from './job-slot-store.js'
import { createCronWaker } from './wake-by-cron.js'
import { createTimedWaker, type Waker } from './wake-by-timer.js'

/** Runs jobs at their slots. */
export interface Scheduler {
  /** From now on the job is woken at its slots; also wakes it at once, for what was missed. */
  add(job: Job): void
  /** Runs what is due of a job that was added; resolves when it is done, failed or not. */
  wake(name: string): Promise<void>
  /** Does at once what `now` of these jobs does, one after the other; those that were not added are left out. */
  hurry(names: readonly string[]): Promise<void>
  /**
   * Aborts what runs and waits for it.
   *
   * @returns whether everything ended in time
   */
  stop(timeoutMs: number): Promise<boolean>
}

export interface SchedulerParts {
  readonly slots: JobSlotStore
  readonly clock: Clock
  readonly logger: Logger
  readonly observe: JobObserver
  /** Told when a job's last slot lay ahead of the clock. */
  readonly onSetBack: () => void
  readonly waker?: Waker
  readonly later?: (wait: number, call: () => void) => () => void
}

function byTimer(wait: number, call: () => void): () => void {
  const timer = setTimeout(call, wait).unref()
  return () => {
    clearTimeout(timer)
  }
}

/** Woken by whichever comes first: a job that runs already, or whose slot is done, has nothing to do. */
function eitherOf(...wakers: readonly Waker[]): Waker {
  return (when, wake) => {
    const ends = wakers.map((waker) => waker(when, wake))
    return () => {
      for (const end of ends) end()
    }
  }
}

/** Nothing runs before the first `add`. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const stopping = new AbortController()
  const runners = new Map<string, ReturnType<typeof createJobRunner>>()
  const wakers: (() => void)[] = []
  const later = parts.later ?? byTimer
  const waker = parts.waker ?? eitherOf(createCronWaker(), createTimedWaker({ clock: parts.clock, later }))
  const runnerParts = { ...parts, signal: stopping.signal, later }
  return {
    add(job) {
      const runner = createJobRunner(job, runnerParts)
      runners.set(job.name, runner)
      wakers.push(waker(job, () => runner.wake()))
      void runner.wake()
    },
    async wake(name) {
      await runners.get(name)?.wake()
    },
    async hurry(names) {
      for (const name of names) await runners.get(name)?.hurry()
    },
    stop(timeoutMs) {
      stopping.abort()
      wakers.splice(0).forEach((end) => {
        end()
      })
      return endsWithin(Promise.allSettled([...runners.values()].map((runner) => runner.stop())), timeoutMs)
    },
  }
}
