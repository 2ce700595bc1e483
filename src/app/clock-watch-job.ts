import { recordChange } from '../audit/audit-store.js'
import { byJob } from '../audit/initiator.js'
import type { Config } from '../config/config.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Meter } from '../shared/meter.js'
import { SELF_METRICS } from '../self/self-names.js'
import type { Database, Transaction } from '../store/database.js'
import { setBackInstants, type SetBack } from '../store/instants-ahead-store.js'

export interface ClockWatchParts {
  readonly config: Pick<Config, 'prometheus'>
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly meter: Meter<typeof SELF_METRICS.clockSetBack>
}

function noteAt(at: Date) {
  const initiator = byJob('clock')
  const object = { kind: 'store', id: 'instants' }
  return (transaction: Transaction, found: readonly SetBack[]) =>
    recordChange(transaction, { initiator, at, action: 'store.set-back', object, new: found })
}

/**
 * Every 5 s, and once before anything else is begun: what a clock that ran ahead has written would keep the daemon from its work until
 * that hour comes.
 */
export function createClockWatchJob({ config, database, clock, logger, meter }: ClockWatchParts): Job {
  const run = async () => {
    const now = clock()
    for (const { what, rows } of await setBackInstants(database, config.prometheus, { now, note: noteAt(now) })) {
      logger.error({ what, rows, now }, 'The clock was ahead: what it had written is set back')
      meter.count(SELF_METRICS.clockSetBack, { what })
    }
  }
  return {
    name: 'clock',
    cron: '*/5 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    first: run,
    run,
  }
}
