import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Database } from '../store/database.js'
import type { PagerdutyIntake } from './pagerduty-intake-store.js'
import { dropEvents } from './pagerduty-store.js'

/** Longer than anything is believed that comes again. */
const KEPT_DAYS = 400
const DAY_MS = 86_400_000

/** Every 30 s: does what waits for its incident to be known here. */
export function createPagerdutyJob({
  intake,
  database,
  clock,
}: {
  readonly intake: PagerdutyIntake
  readonly database: Database
  readonly clock: Clock
}): Job {
  let dropped = new Date(0)
  return {
    name: 'pagerduty',
    cron: '*/30 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    after: ['alerts'],
    async run() {
      await intake.applyWaiting(null)
      if (clock().getTime() - dropped.getTime() < DAY_MS) return
      dropped = clock()
      const before = new Date(dropped.getTime() - KEPT_DAYS * DAY_MS)
      await database.write((transaction) => dropEvents(transaction, before))
    },
  }
}
