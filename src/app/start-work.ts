import { endsWithin } from '../shared/ends-within.js'
import type { Clock } from '../shared/clock.js'
import type { Milestone } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Assembly } from './assemble-app.js'

/** Work that goes on in the background. */
export interface Work {
  /** Aborts everything and waits for it; what takes longer is left behind, with a line in the log. */
  stop(longest: { readonly firstIngestMs: number; readonly jobsMs: number }): Promise<void>
}

interface Surroundings {
  readonly logger: Logger
  readonly clock: Clock
}

/** In the background: a first status of what the ledger holds, then the backlog, then the rhythm of every 30 s. */
export function startWork(assembly: Assembly, { logger, clock }: Surroundings): Work {
  const { scheduler, firstIngest } = assembly
  const stopping = new AbortController()
  const way = firstIngest.waitingFor() === null ? goOn : beginWithBacklog
  const working = way(assembly, { logger, clock, signal: stopping.signal }).catch((error: unknown) => {
    if (!stopping.signal.aborted) logger.error({ err: error }, 'The daemon could not begin its work')
  })
  return {
    async stop({ firstIngestMs, jobsMs }) {
      stopping.abort()
      await endsWithin(working, firstIngestMs)
      const isDone = await scheduler.stop(jobsMs)
      if (!isDone) logger.warn({}, 'Jobs did not end in time and are left behind')
    },
  }
}

interface Beginning extends Surroundings {
  readonly signal: AbortSignal
}

async function beginWithBacklog(assembly: Assembly, { logger, clock, signal }: Beginning): Promise<void> {
  const { clockJob, firstIngest, incidents } = assembly
  await clockJob.run(clock(), signal)
  await refreshOrLog(assembly, logger)
  signal.throwIfAborted()
  begin(assembly, undefined)
  // What happened while nobody listened comes before everything else.
  await incidents.reconcileJob.run(clock(), signal).catch((error: unknown) => {
    if (!signal.aborted) logger.warn({ err: error }, 'Alerts could not be compared and will be tried again')
  })
  signal.throwIfAborted()
  begin(assembly, 'alerts_compared')
  await firstIngest.run(signal)
  signal.throwIfAborted()
  begin(assembly, 'backlog_read')
}

/** After a reload: jobs do not wait for each other, but what is new must not keep what is there from its newest minutes. */
async function goOn(assembly: Assembly, { logger, clock, signal }: Beginning): Promise<void> {
  begin(assembly, undefined)
  begin(assembly, 'alerts_compared')
  await assembly.firstIngest.job.run(clock(), signal).catch((error: unknown) => {
    if (!signal.aborted) logger.warn({ err: error }, 'The first ingest after a reload failed and will be tried again')
  })
  signal.throwIfAborted()
  begin(assembly, 'backlog_read')
  await refreshOrLog(assembly, logger)
}

/** Begins the jobs that have waited for no more than that. */
function begin({ scheduler, jobs }: Assembly, milestone: Milestone | undefined): void {
  for (const job of jobs) if (job.after === milestone) scheduler.add(job)
}

async function refreshOrLog({ board }: Assembly, logger: Logger): Promise<void> {
  await board.refresh().catch((error: unknown) => {
    logger.error({ err: error }, 'The status could not be read')
  })
}
