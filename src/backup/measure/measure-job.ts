import type { Job } from '../../shared/job.js'
import type { ToldMeasures } from './told-measures-client.js'

/** Asks every five minutes how large the newest backups are and how long they took. */
export function createMeasureJob(told: ToldMeasures): Job {
  return {
    ...{ name: 'backup-measures', cron: '40 */5 * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
    first: (signal) => told.ask(signal),
    resume: (signal) => told.ask(signal),
    run: (_slot, signal) => told.ask(signal),
  }
}
