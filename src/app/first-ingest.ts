import type { IngestProgress, Ledger } from '../ledger/ledger.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'

/** Brings the ledger up to the present after a start, and says how far it is. */
export interface FirstIngest {
  /** What is waited for, in words; `null`: the ledger has come to the present at least once. */
  waitingFor(): string | null
  /** The ledger's job, which first catches up with the whole backlog; after a failure it goes on, a slice per cycle. */
  readonly job: Job
}

const LOG_EVERY_MS = 1000

function percentOf({ minutesDone, minutesTotal }: IngestProgress): number {
  return minutesTotal === 0 ? 100 : Math.floor((minutesDone / minutesTotal) * 100)
}

/** One line a second at most, and always the last one. */
function createProgressLog(logger: Logger): (progress: IngestProgress) => void {
  let loggedAt = -LOG_EVERY_MS
  return (progress) => {
    const percent = percentOf(progress)
    if (percent < 100 && performance.now() - loggedAt < LOG_EVERY_MS) return
    loggedAt = performance.now()
    const { objectives, minutesDone, minutesTotal } = progress
    const minutesPerSecond = Math.round(progress.minutesPerSecond)
    const secondsLeft = Math.ceil((minutesTotal - minutesDone) / Math.max(1, minutesPerSecond))
    logger.info({ percent, objectives, minutesDone, minutesTotal, minutesPerSecond, secondsLeft }, 'Ledger backfill')
  }
}

export interface FirstIngestParts {
  readonly clock: Clock
  readonly logger: Logger
  /** Whether the ledger came to the present before: then there is nothing to wait for. */
  readonly hasArrived: boolean
  /** Done before the wait is over: what was brought in must be seen. */
  readonly afterwards: () => Promise<void>
}

export function createFirstIngest(ledger: Ledger, parts: FirstIngestParts): FirstIngest {
  const { clock, logger, hasArrived, afterwards } = parts
  let waiting: string | null = hasArrived ? null : 'first ingest'
  const log = createProgressLog(logger)
  const arrive = async () => {
    if (waiting === null) return
    await afterwards()
    waiting = null
  }
  const onProgress = (progress: IngestProgress) => {
    waiting = `first ingest (${percentOf(progress)} %)`
    log(progress)
  }
  return {
    waitingFor: () => waiting,
    job: {
      ...ledger.job,
      async first(signal) {
        await ledger.ingestUpTo(clock(), { onProgress, signal })
        // Aborted between two chunks it resolves early.
        if (!signal.aborted) await arrive()
      },
      // What is new must not keep what is there from its newest minutes: its history comes a slice per cycle.
      async resume(signal) {
        await ledger.job.run(clock(), signal)
        await afterwards()
      },
      async run(slot, signal) {
        await ledger.job.run(slot, signal)
        await arrive()
      },
    },
  }
}
