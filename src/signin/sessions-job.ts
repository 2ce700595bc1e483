import type { Job } from '../shared/job.js'
import type { Sessions } from './sessions-store.js'

/** Takes away sessions that have ended by themselves. None of them is believed before that either. */
export function createSessionsJob(sessions: Sessions): Job {
  const sweep = () => sessions.sweep()
  return {
    name: 'sessions',
    cron: '7,22,37,52 * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    first: sweep,
    run: sweep,
  }
}
