import { endsWithin } from '../shared/ends-within.js'
import type { Clock } from '../shared/clock.js'
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
  const begin = firstIngest.waitingFor() === null ? goOn : beginWithBacklog
  const working = begin(assembly, { logger, clock, signal: stopping.signal }).catch((error: unknown) => {
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
  const { scheduler, board, firstIngest, ledger, mail, incidents } = assembly
  await assembly.clockJob.run(clock(), signal)
  await refreshOrLog(assembly, logger)
  signal.throwIfAborted()
  for (const job of [assembly.clockJob, board.job, ledger.housekeepingJob, mail.deliveryJob]) scheduler.add(job)
  // What happened while nobody listened comes before everything else.
  await incidents.reconcileJob.run(clock(), signal).catch((error: unknown) => {
    if (!signal.aborted) logger.warn({ err: error }, 'Alerts could not be compared and will be tried again')
  })
  signal.throwIfAborted()
  for (const job of [incidents.reconcileJob, incidents.measureJob, mail.escalationJob]) scheduler.add(job)
  await firstIngest.run(signal)
  signal.throwIfAborted()
  for (const job of [firstIngest.job, ledger.refillJob, ...mail.reportJobs]) scheduler.add(job)
}

/** After a reload: all jobs at once, so that what is new does not keep what is there from its newest minutes. */
async function goOn(assembly: Assembly, { logger, clock, signal }: Beginning): Promise<void> {
  const { scheduler, board, firstIngest, ledger, mail, incidents } = assembly
  for (const job of [assembly.clockJob, board.job, ledger.housekeepingJob, mail.deliveryJob, ...mail.reportJobs])
    scheduler.add(job)
  for (const job of [incidents.reconcileJob, incidents.measureJob, mail.escalationJob]) scheduler.add(job)
  await firstIngest.job.run(clock(), signal).catch((error: unknown) => {
    if (!signal.aborted) logger.warn({ err: error }, 'The first ingest after a reload failed and will be tried again')
  })
  signal.throwIfAborted()
  for (const job of [firstIngest.job, ledger.refillJob]) scheduler.add(job)
  await refreshOrLog(assembly, logger)
}

async function refreshOrLog({ board }: Assembly, logger: Logger): Promise<void> {
  await board.refresh().catch((error: unknown) => {
    logger.error({ err: error }, 'The status could not be read')
  })
}
