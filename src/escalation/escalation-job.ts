import type { Subject } from '../event/domain-event.js'
import { createEventConsumer } from '../event/event-consumer-store.js'
import type { Incident } from '../incident/incident.js'
import type { Job } from '../shared/job.js'
import type { Transaction } from '../store/database.js'
import { dueSteps, stepCount } from './due-steps.js'
import type { EscalationParts } from './escalation-parts.js'
import { activeEscalations, latestEscalation, markStepDone, type Escalation, type Notice } from './escalation-store.js'
import { followedEvents, followIncident } from './follow-incidents-store.js'
import { incidentNewsOf } from './incident-news-of.js'

/**
 * Every 15 s: first what happened to the incidents, then the steps that are due. Which steps have run is in the store, so that only the
 * newest slot matters.
 */
export function createEscalationJob(parts: EscalationParts): Job {
  const { database, steps } = parts
  const consumer = createEventConsumer({
    database,
    name: 'escalation',
    kinds: followedEvents,
    async handle(transaction, events) {
      for (const event of events) await followIncident({ ...parts, transaction }, event)
      steps('escalation:followed')
    },
  })
  return {
    name: 'escalation',
    cron: '*/15 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    after: ['alerts'],
    async run(_slot, signal) {
      await consumer.consume(signal)
      steps('escalation:noted')
      for (const { subject } of await database.read(activeEscalations))
        while (!signal.aborted && (await runNextStep(parts, subject)));
    },
  }
}

/**
 * Runs the next step for something if it is due: its messages lie in the outbox and the step is done, or neither.
 *
 * @returns whether there may be another one
 */
async function runNextStep(parts: EscalationParts, subject: Subject): Promise<boolean> {
  const hasRun = await parts.database.write(async (transaction) => {
    const escalation = await latestEscalation(transaction, subject)
    if (escalation?.endedBy !== null || dueSteps(escalation.policy, escalation, parts.clock()).length === 0)
      return false
    const incident = await parts.findIncident(transaction, subject)
    if (incident === null) return false
    await markStepDone(transaction, escalation, await notify(parts, transaction, { escalation, incident }))
    parts.steps('escalation:enqueued')
    return true
  })
  if (hasRun) parts.steps('escalation:committed')
  return hasRun
}

interface Told {
  readonly escalation: Escalation
  readonly incident: Incident
}

type NewNotice = Pick<Notice, 'receiver' | 'key' | 'outcome'>

async function notify(
  parts: EscalationParts,
  transaction: Transaction,
  { escalation, incident }: Told,
): Promise<readonly NewNotice[]> {
  const { policy, since, done, id } = escalation
  const now = parts.clock()
  const step = { policy: policy.name, since, step: done + 1, steps: stepCount(policy) }
  const news = incidentNewsOf(parts.config, incident, { kind: 'unacknowledged', at: now, escalation: step })
  const notices: NewNotice[] = []
  for (const name of policy.steps[done % policy.steps.length]?.notify ?? []) {
    const key = `escalation:${id}:${done + 1}:${name}`
    const receiver = parts.config.receivers.find((one) => one.name === name)
    const message = receiver === undefined ? null : await parts.compose(receiver, news, key)
    if (message === null)
      parts.logger.error(
        { receiver: name, policy: policy.name },
        'A receiver of an escalation is not configured any more',
      )
    else await parts.outbox.put(transaction, message, now)
    notices.push({ receiver: name, key, outcome: message === null ? 'failed' : 'waiting' })
  }
  return notices
}
