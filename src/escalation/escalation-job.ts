import { recordChange } from '../audit/audit-store.js'
import { byJob } from '../audit/initiator.js'
import { breachEvents } from '../breach/breach-events.js'
import type { EventOf, RecordedEvent, Subject } from '../event/domain-event.js'
import { createEventConsumer } from '../event/event-consumer-store.js'
import { incidentEvents } from '../incident/incident-events.js'
import { deliveryEvents } from '../notify/delivery-events.js'
import { reportEvents } from '../report/report-events.js'
import type { Job } from '../shared/job.js'
import type { Transaction } from '../store/database.js'
import { dueSteps, stepCount } from './due-steps.js'
import type { EscalationParts } from './escalation-parts.js'
import { activeEscalations, latestEscalation, markStepDone, type Escalation, type Notice } from './escalation-store.js'
import type { MessageWriter } from './escalated-subject.js'
import { followBreach } from './follow-breaches-store.js'
import { followIncident } from './follow-incidents-store.js'
import { followReport } from './follow-reports-store.js'
import { remindOfUpdates } from './late-updates-store.js'
import { kindOfSubject } from './tell-told-store.js'

const followedEvents = { ...incidentEvents, ...deliveryEvents, ...reportEvents, ...breachEvents }

/**
 * Every 15 s: first what happened to incidents, reports and agreements, then the steps that are due and reminders of late updates. Which steps have run is in the store, so that only the
 * newest slot matters.
 */
export function createEscalationJob(parts: EscalationParts): Job {
  const { database, steps } = parts
  const consumer = createEventConsumer({
    database,
    name: 'escalation',
    kinds: followedEvents,
    async handle(transaction, events) {
      for (const event of events) await follow({ ...parts, transaction }, event)
      steps('escalation:followed')
    },
  })
  return {
    name: 'escalation',
    cron: '*/15 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    after: ['alerts'],
    // What people say is passed on at once; steps wait until incidents were compared.
    now: (signal) => consumer.consume(signal),
    async run(_slot, signal) {
      await consumer.consume(signal)
      steps('escalation:noted')
      for (const { subject } of await database.read(activeEscalations))
        while (!signal.aborted && (await runNextStep(parts, subject)));
      await remindOfUpdates(parts, signal)
    },
  }
}

type FollowedEvent = EventOf<typeof followedEvents>

async function follow(
  followed: EscalationParts & { readonly transaction: Transaction },
  { id, event }: RecordedEvent<FollowedEvent>,
): Promise<void> {
  if (isOf(reportEvents, event)) return followReport(followed, { id, event })
  if (isOf(breachEvents, event)) return followBreach(followed, { id, event })
  if (isOf({ ...incidentEvents, ...deliveryEvents }, event)) return followIncident(followed, { id, event })
}

function isOf<Kinds extends Partial<typeof followedEvents>>(
  kinds: Kinds,
  event: FollowedEvent,
): event is Extract<FollowedEvent, { readonly kind: keyof Kinds }> {
  return event.kind in kinds
}

/**
 * Runs the next step for something if it is due: its messages lie in the outbox and the step is done, or neither.
 *
 * @returns whether there may be another one
 */
async function runNextStep(parts: EscalationParts, subject: Subject): Promise<boolean> {
  // Mostly none is due, and then nobody is kept from writing.
  if (!isDue(parts, await parts.database.read((reader) => latestEscalation(reader, subject)))) return false
  const hasRun = await parts.database.write(async (transaction) => {
    const escalation = await latestEscalation(transaction, subject)
    if (!isDue(parts, escalation)) return false
    const { policy, since, done } = escalation
    const step = { policy: policy.name, since, step: done + 1, steps: stepCount(policy) }
    const told = { kind: 'unacknowledged', at: parts.clock(), escalation: step, update: null } as const
    const write = await kindOfSubject(parts, subject)?.writer(transaction, subject, told)
    if (write === undefined || write === null) return false
    const notices = await notify(parts, transaction, { escalation, write })
    await markStepDone(transaction, escalation, notices)
    await noteStep(transaction, { subject, at: told.at, step, notices })
    parts.steps('escalation:enqueued')
    return true
  })
  if (hasRun) parts.steps('escalation:committed')
  return hasRun
}

interface StepNote {
  readonly subject: Subject
  readonly at: Date
  readonly step: { readonly policy: string; readonly step: number }
  readonly notices: readonly NewNotice[]
}

function noteStep(transaction: Transaction, { subject, at, step, notices }: StepNote): Promise<void> {
  const values = { policy: step.policy, step: step.step, receivers: notices.map(({ receiver }) => receiver) }
  const change = { initiator: byJob('escalation'), at, action: 'escalation.step', object: subject, new: values }
  return recordChange(transaction, change)
}

function isDue({ clock }: EscalationParts, escalation: Escalation | null): escalation is Escalation {
  return escalation?.endedBy === null && dueSteps(escalation.policy, escalation, clock()).length > 0
}

type NewNotice = Pick<Notice, 'receiver' | 'key' | 'outcome'>

async function notify(
  parts: EscalationParts,
  transaction: Transaction,
  { escalation, write }: { readonly escalation: Escalation; readonly write: MessageWriter },
): Promise<readonly NewNotice[]> {
  const { policy, done, id } = escalation
  const notices: NewNotice[] = []
  for (const name of policy.steps[done % policy.steps.length]?.notify ?? []) {
    const key = `escalation:${id}:${done + 1}:${name}`
    const receiver = parts.config.receivers.find((one) => one.name === name)
    const message = receiver === undefined ? null : await write(receiver, key)
    if (message === null)
      parts.logger.error(
        { receiver: name, policy: policy.name },
        'A receiver of an escalation is not configured any more',
      )
    else await parts.outbox.put(transaction, message, parts.clock())
    notices.push({ receiver: name, key, outcome: message === null ? 'failed' : 'waiting' })
  }
  return notices
}
