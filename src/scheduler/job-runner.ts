import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { JobSlotStore } from './job-slot-store.js'
import { createEarlyCheck, latestSlot, slotsToRun, type EarlyCheck } from './slots-to-run.js'

/** Told how each run of a job ended. */
export type JobObserver = (run: { readonly job: string; readonly seconds: number; readonly ok: boolean }) => void

export interface RunnerParts {
  readonly slots: JobSlotStore
  readonly clock: Clock
  readonly logger: Logger
  readonly observe: JobObserver
  /** Told when a job's last slot lay ahead of the clock. */
  readonly onSetBack: () => void
  /** Aborted when the process stops. */
  readonly signal: AbortSignal
  /** Calls back after a while unless cancelled; a test decides when. */
  readonly later: (wait: number, call: () => void) => () => void
}

/** Runs what is due of one job. */
export interface JobRunner {
  readonly job: Job
  /** Runs all slots that are due, one after the other; joins a run that is under way. Never rejects. */
  wake(): Promise<void>
  /** Does what `now` of the job does, once the run under way is over; who asks meanwhile joins the next time. Never rejects. */
  hurry(): Promise<void>
  /** Drops a planned retry and waits for the run under way. */
  stop(): Promise<void>
}

const FIRST_RETRY_MS = 15_000
const LONGEST_RETRY_MS = 15 * 60_000

/** Waits twice as long after each failure in a row. */
function retryDelayMs(failures: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1))
}

interface Retry {
  isPlanned(): boolean
  plan(error: unknown): void
  drop(): void
  /** After a success the next failure counts as the first again. */
  reset(): void
}

function createRetry(job: Job, { logger, later }: RunnerParts, call: () => void): Retry {
  let failures = 0
  let cancel: (() => void) | null = null
  const drop = () => {
    cancel?.()
    cancel = null
  }
  return {
    isPlanned: () => cancel !== null,
    drop,
    plan(error) {
      failures += 1
      const retryInSeconds = retryDelayMs(failures) / 1000
      logger.warn({ job: job.name, err: error, failures, retryInSeconds }, 'A job failed and will be tried again')
      drop()
      cancel = later(retryInSeconds * 1000, () => {
        cancel = null
        call()
      })
    },
    reset() {
      failures = 0
      drop()
    },
  }
}

/** Has one run at a time under way. */
function createTurn() {
  let running: Promise<void> | null = null
  return {
    over: async () => {
      while (running !== null) await running
    },
    /** Begins, or joins what is under way. */
    take: (run: () => Promise<void>): Promise<void> => {
      running ??= run().finally(() => {
        running = null
      })
      return running
    },
  }
}

/** A slot is done when its run ended well and that is on disk; everything else is run again. */
export function createJobRunner(job: Job, parts: RunnerParts): JobRunner {
  const { signal } = parts
  const turn = createTurn()
  const isEarly = createEarlyCheck(job)
  const retry = createRetry(job, parts, () => void wake())
  const run = async () => {
    try {
      await runDueSlots(job, parts, isEarly)
      retry.reset()
    } catch (error) {
      if (!signal.aborted) retry.plan(error)
    }
  }
  const wake = (): Promise<void> => {
    // What is replayed waits its time out; what only wants the newest slot tries again with the next one.
    const isWaiting = retry.isPlanned() && job.missed.kind === 'replay'
    return signal.aborted || isWaiting ? Promise.resolve() : turn.take(run)
  }
  let hurried: Promise<void> | null = null
  const hurry = async () => {
    await turn.over()
    hurried = null
    if (signal.aborted) return
    await turn.take(() => runNow(job, parts))
    // A slot that came meanwhile joined this run.
    void wake()
  }
  return {
    job,
    wake,
    hurry: () => (hurried ??= hurry()),
    async stop() {
      retry.drop()
      await turn.over()
    },
  }
}

async function runNow({ name, now }: Job, { signal, logger }: RunnerParts): Promise<void> {
  try {
    await now?.(signal)
  } catch (error) {
    if (!signal.aborted) logger.warn({ job: name, err: error }, 'A job could not be hurried: it runs at its next slot')
  }
}

async function runDueSlots(job: Job, parts: RunnerParts, isEarly: EarlyCheck): Promise<void> {
  const { slots, clock, logger, signal } = parts
  const last = (await lastSlotOf(job, parts)) ?? (await firstTime(job, parts))
  if (isEarly(last, clock())) return
  const work = slotsToRun(job, last, clock())
  if (work.skipped)
    logger.info({ job: job.name, since: last, next: work.slots[0] }, 'Missed slots of a job are left out')
  for (const slot of work.slots) {
    signal.throwIfAborted()
    await observed(job, slot, parts)
    await slots.markDone(job.name, slot)
  }
}

/** A clock that is put right by less than this is no trouble: the next slot comes by itself. */
const TOLERATED_MS = 60_000

/** The last slot done; where the clock ran ahead and was put right it is set back, or the job would wait until that hour. */
async function lastSlotOf(job: Job, { slots, clock, logger, onSetBack }: RunnerParts): Promise<Date | null> {
  const last = await slots.lastSlot(job.name)
  const now = clock()
  if (last === null || last.getTime() - now.getTime() <= TOLERATED_MS) return last
  logger.error({ job: job.name, lastSlot: last, now }, 'The clock was ahead: the last slot of a job is set back')
  onSetBack()
  const back = latestSlot(job, now) ?? now
  await slots.setBack(job.name, back)
  return back
}

/**
 * Nothing was missed by a job that never ran: one that wants its newest slot runs at once, one that is replayed begins with the next slot.
 * The latter is written down, so that a slot missed before the first run is known as missed.
 */
async function firstTime(job: Job, { slots, clock }: RunnerParts): Promise<Date> {
  const latest = latestSlot(job, clock()) ?? clock()
  if (job.missed.kind === 'newest') return new Date(latest.getTime() - 1000)
  await slots.markDone(job.name, latest)
  return latest
}

async function observed(job: Job, slot: Date, { observe, signal }: RunnerParts): Promise<void> {
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  try {
    await job.run(slot, signal)
  } catch (error) {
    if (!signal.aborted) observe({ job: job.name, seconds: seconds(), ok: false })
    throw error
  }
  observe({ job: job.name, seconds: seconds(), ok: true })
}
