import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Database } from '../store/database.js'
import { verifyChain, type Verdict } from './verify-store.js'

export interface VerifyJobParts {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly onVerdict: (verdict: Verdict, at: Date) => void
}

/**
 * Once a day the chain is followed. Its newest hash goes into the log of the process, which is kept elsewhere: a log that was cut off or written
 * anew does not have that hash any more.
 */
export function createVerifyJob({ database, clock, logger, onVerdict }: VerifyJobParts): Job {
  return {
    ...{ name: 'audit-verify', cron: '40 3 * * *', timezone: 'UTC', missed: { kind: 'newest' } },
    async run(_slot, signal) {
      const verdict = await verifyChain(database, { signal })
      if (verdict === null) return
      onVerdict(verdict, clock())
      const { entries, head, fault } = verdict
      if (fault === null) logger.info({ entries, head: head.hash }, 'The audit log is as it was written')
      else logger.error({ entry: fault.seq, what: fault.what }, 'The audit log is not what was written')
    },
  }
}
