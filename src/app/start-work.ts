import type { Scheduler } from '../scheduler/create-scheduler.js'
import { endsWithin } from '../shared/ends-within.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Assembly } from './assemble-app.js'
import type { FirstIngest } from './first-ingest.js'

/** Work that goes on in the background. */
export interface Work {
  /** Aborts everything and waits for it; what takes longer is left behind, with a line in the log. */
  stop(longest: { readonly firstMs: number; readonly jobsMs: number }): Promise<void>
}

/** As much of an assembly as works. */
interface Working extends Pick<Assembly, 'foremost' | 'jobs'> {
  readonly scheduler: Pick<Scheduler, 'add' | 'stop'>
  readonly firstIngest: Pick<FirstIngest, 'waitingFor'>
}

/** In the background: each job begins when those have begun that it comes after. */
export function startWork(assembly: Working, { logger }: { readonly logger: Logger }): Work {
  const { scheduler, firstIngest } = assembly
  const stopping = new AbortController()
  const resumes = firstIngest.waitingFor() === null
  const beginning = begin(assembly, { logger, resumes, signal: stopping.signal }).catch((error: unknown) => {
    logger.error({ err: error }, 'The daemon could not begin its work')
  })
  return {
    async stop({ firstMs, jobsMs }) {
      stopping.abort()
      await endsWithin(beginning, firstMs)
      const isDone = await scheduler.stop(jobsMs)
      if (!isDone) logger.warn({}, 'Jobs did not end in time and are left behind')
    },
  }
}

interface Beginning {
  readonly logger: Logger
  readonly signal: AbortSignal
  /** Whether the daemon goes on with another configuration. */
  readonly resumes: boolean
}

async function begin({ scheduler, foremost, jobs }: Working, beginning: Beginning): Promise<void> {
  const { signal } = beginning
  const beginOne = async (job: Job) => {
    if (!signal.aborted) await doFirst(job, beginning)
    if (!signal.aborted) scheduler.add(job)
  }
  for (const job of foremost) await beginOne(job)
  const begun = new Map<string, Promise<void>>()
  for (const job of jobs) {
    const before = (job.after ?? []).map(async (name) => begun.get(name))
    begun.set(
      job.name,
      Promise.all(before).then(() => beginOne(job)),
    )
  }
  await Promise.all(begun.values())
}

async function doFirst({ name, first, resume }: Job, { logger, signal, resumes }: Beginning): Promise<void> {
  const work = resumes ? resume : first
  await work?.(signal).catch((error: unknown) => {
    if (!signal.aborted) logger.warn({ err: error, job: name }, 'What a job does first failed, and will be tried again')
  })
}
