import type { Selectable } from 'kysely'
import { recordChange } from '../audit/audit-store.js'
import { byJob } from '../audit/initiator.js'
import type { Subject } from '../event/domain-event.js'
import { recordEvent } from '../event/event-store.js'
import type { Transaction } from '../store/database.js'
import type { OutboxTable } from '../store/outbox-tables.js'
import { toUnix } from '../store/unix-time.js'
import type { DeliveryEvent } from './delivery-events.js'
import type { Judgement } from './judge-attempt.js'

export interface Settlement {
  readonly id: number
  readonly judgement: Judgement
  readonly now: Date
}

/** Writes down how an attempt ended, with the event that tells of it. */
export async function settleMessage(transaction: Transaction, { id, judgement, now }: Settlement): Promise<void> {
  const wasAccepted = await isAccepted(transaction, id)
  for (const { address, state, answer } of judgement.answers) {
    const row = transaction.updateTable('outbox_recipient').set({ state, answer })
    await row.where('outbox_id', '=', id).where('address', '=', address).execute()
  }
  const accepted = await isAccepted(transaction, id)
  const changes = { ...ending(judgement, accepted, now), last_error: judgement.error }
  const message = transaction.updateTable('outbox').set(changes).where('id', '=', id)
  const row = await message.returningAll().executeTakeFirstOrThrow()
  await tell(transaction, { row, judgement, now, isNews: accepted && !wasAccepted })
  if (judgement.place !== null && row.queue !== null) await keepPlace(transaction, row.queue, judgement.place)
  if (judgement.quietUntil !== null) await leaveAlone(transaction, judgement, judgement.quietUntil)
}

async function keepPlace(transaction: Transaction, queue: string, place: string): Promise<void> {
  const row = transaction.insertInto('conversation').values({ queue, place })
  await row.onConflict((conflict) => conflict.column('queue').doUpdateSet({ place })).execute()
}

async function isAccepted(transaction: Transaction, id: number): Promise<boolean> {
  const accepted = transaction.selectFrom('outbox_recipient').select('address').where('state', '=', 'accepted')
  return (await accepted.where('outbox_id', '=', id).limit(1).executeTakeFirst()) !== undefined
}

/** A message that nobody accepted was not sent, even if nobody is left to try. */
function ending({ end }: Judgement, accepted: boolean, now: Date) {
  if (end.kind === 'retry') return { next_attempt_at: toUnix(end.at) }
  const at = toUnix(now)
  if (end.kind === 'failed') return accepted ? { sent_at: at, failed_at: at } : { failed_at: at }
  return accepted ? { sent_at: at } : { failed_at: at }
}

const JOB = byJob('delivery')

interface News {
  readonly row: Selectable<OutboxTable>
  readonly judgement: Judgement
  readonly now: Date
  /** Somebody has accepted it for the first time. */
  readonly isNews: boolean
}

/** The first acceptance of what is about something, and its final failure, are events: the second calls the next step of an escalation. */
async function tell(transaction: Transaction, { row, judgement, now, isNews }: News): Promise<void> {
  if (!isNews && !hasFailed(row)) return
  const action = isNews ? 'message.deliver' : 'message.give-up'
  const object = { kind: 'message', id: row.key }
  await recordChange(transaction, { initiator: JOB, at: now, action, object, new: dataOf(row, judgement) })
  const subject = subjectOf(row)
  if (subject === null) return
  const event: DeliveryEvent = {
    kind: isNews ? 'incident_notified' : 'incident_notification_failed',
    subject,
    at: now,
    actor: JOB,
    data: dataOf(row, judgement),
  }
  await recordEvent(transaction, event)
}

/** What a message is about; `null`: its outcome is recorded about nothing. */
export function subjectOf({ subject_kind: kind, subject_id: id }: Selectable<OutboxTable>): Subject | null {
  return kind === null || id === null ? null : { kind, id }
}

function dataOf({ key, last_error }: Selectable<OutboxTable>, { answers }: Judgement) {
  const [first] = answers
  return { key, receiver: first?.receiver ?? '', answer: last_error ?? first?.answer ?? null }
}

function hasFailed(row: Selectable<OutboxTable>): boolean {
  return row.failed_at !== null && row.sent_at === null
}

/** Who asks for patience means all that is for it, not only this message. */
async function leaveAlone(transaction: Transaction, { answers }: Judgement, until: Date): Promise<void> {
  const receivers = answers.map(({ receiver }) => receiver)
  const at = toUnix(until)
  const theirs = transaction.selectFrom('outbox_recipient').select('outbox_id').where('receiver', 'in', receivers)
  const waiting = transaction.updateTable('outbox').set({ next_attempt_at: at }).where('next_attempt_at', '<', at)
  await waiting
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('kind', '!=', 'email')
    .where('id', 'in', theirs)
    .execute()
}
