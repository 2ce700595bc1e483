import { byJob } from '../audit/initiator.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Database } from '../store/database.js'
import type { DrillDesk } from './drill-desk-store.js'
import { noteDrills } from './drill-seen-store.js'
import type { Drill } from './drill.js'

export interface DeadlineParts {
  readonly desk: DrillDesk
  readonly drills: readonly Drill[]
  readonly database: Database
  readonly clock: Clock
}

const NAME = 'drill-deadline'

/** Ends runs whose deadline went by: nobody may ever come back to them. Notes, once, since when drills are known. */
export function createDeadlineJob({ desk, drills, database, clock }: DeadlineParts): Job {
  const note = () => database.write((transaction) => noteDrills(transaction, drills, clock()))
  return {
    ...{ name: NAME, cron: '10,25,40,55 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
    first: note,
    resume: note,
    async run() {
      for (const { run, course } of await desk.open()) {
        if (clock() <= course.deadline) continue
        const reason = `the deadline of ${course.deadline.toISOString()} went by`
        const said = { kind: 'close', how: 'expired', reason } as const
        await desk.say(run.id, { said, by: NAME, initiator: byJob(NAME) })
      }
    },
  }
}
