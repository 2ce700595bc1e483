import type { Job } from '../shared/job.js'
import type { ControlAnswers } from './answers-client.js'
import type { ControlDesk } from './control-desk-store.js'

/** Asks every five minutes what controls rest on, judges them, and keeps how they stand. */
export function createControlJob(answers: ControlAnswers, desk: ControlDesk): Job {
  const work = async (signal: AbortSignal) => {
    await answers.ask(signal)
    await desk.keep()
  }
  return {
    ...{ name: 'controls', cron: '25 */5 * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
    first: work,
    resume: work,
    run: (_slot, signal) => work(signal),
  }
}
