import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { Subject } from '../event/domain-event.js'
import { batches } from '../shared/batches.js'
import { countRows } from '../store/aggregates.js'
import type { Reader, Transaction } from '../store/database.js'
import type { EscalationNoticeTable, EscalationTable } from '../store/escalation-tables.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import type { EscalationState } from './due-steps.js'
import type { EscalationPolicy } from './escalation-policy.js'

/** Notices in one statement, with five values each. */
const ROWS = 500

/** A timer of something that nobody has acknowledged. */
export interface Escalation extends EscalationState {
  readonly id: number
  readonly subject: Subject
  /** As it stood when the escalation began. */
  readonly policy: EscalationPolicy
  /** `null`: it goes on. */
  readonly endedBy: EscalationTable['ended_by']
}

export type Notice = Readonly<Selectable<EscalationNoticeTable>>

const Policy = z.object({
  name: z.string(),
  steps: z.array(z.object({ afterSeconds: z.number(), notify: z.array(z.string()) })),
  repeat: z.number(),
})

/** Begins to count for something. */
export async function startEscalation(
  transaction: Transaction,
  subject: Subject,
  { policy, since }: { readonly policy: EscalationPolicy; readonly since: Date },
): Promise<void> {
  const row = {
    subject_kind: subject.kind,
    subject_id: subject.id,
    policy: JSON.stringify(policy),
    since: toUnix(since),
  }
  await transaction
    .insertInto('escalation')
    .values({ ...row, done: 0, hurried: 0 })
    .execute()
}

/** The newest escalation of something, ended or not; `null`: there was none. */
export async function latestEscalation(database: Reader, { kind, id }: Subject): Promise<Escalation | null> {
  const all = database.selectFrom('escalation').selectAll().where('subject_kind', '=', kind)
  const row = await all.where('subject_id', '=', id).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : toEscalation(row)
}

/** Everything that counts, oldest first. */
export async function activeEscalations(database: Reader): Promise<readonly Escalation[]> {
  const active = database.selectFrom('escalation').selectAll().where('ended_at', 'is', null)
  return (await active.orderBy('id').execute()).map(toEscalation)
}

/** How many count. */
export function countActive(database: Reader): Promise<number> {
  return countRows(database.selectFrom('escalation').where('ended_at', 'is', null))
}

/** Stops counting; an escalation that had ended keeps its instant and takes over the reason. */
export async function endEscalation(
  transaction: Transaction,
  { id, endedBy }: Escalation,
  end: { readonly at: Date; readonly by: NonNullable<Escalation['endedBy']> },
): Promise<void> {
  const changes = endedBy === null ? { ended_at: toUnix(end.at), ended_by: end.by } : { ended_by: end.by }
  await transaction.updateTable('escalation').set(changes).where('id', '=', id).execute()
}

/** Goes on counting where it stood. */
export async function resumeEscalation(transaction: Transaction, { id }: Escalation): Promise<void> {
  await transaction.updateTable('escalation').set({ ended_at: null, ended_by: null }).where('id', '=', id).execute()
}

/** Marks the next step as run, with the notices it gave. */
export async function markStepDone(
  transaction: Transaction,
  { id, done }: Escalation,
  notices: readonly Pick<Notice, 'receiver' | 'key' | 'outcome'>[],
): Promise<void> {
  const rows = notices.map((notice) => ({ ...notice, escalation_id: id, position: done }))
  for (const portion of batches(rows, ROWS)) await transaction.insertInto('escalation_notice').values(portion).execute()
  const hurried = notices.every(({ outcome }) => outcome === 'failed') ? 1 : 0
  const row = transaction.updateTable('escalation').set({ done: done + 1, hurried })
  await row.where('id', '=', id).execute()
}

/** Writes down how a notice fared. When nobody is left whom its step could reach and no later step has run, the next one does not wait. */
export async function settleNotice(transaction: Transaction, key: string, outcome: Notice['outcome']): Promise<void> {
  const row = transaction.updateTable('escalation_notice').set({ outcome }).where('key', '=', key)
  const notice = await row.returningAll().executeTakeFirst()
  if (notice === undefined || outcome !== 'failed') return
  const { escalation_id, position } = notice
  const step = transaction.selectFrom('escalation_notice').select('outcome').where('escalation_id', '=', escalation_id)
  const outcomes = await step.where('position', '=', position).execute()
  if (outcomes.some((one) => one.outcome !== 'failed')) return
  const hurry = transaction.updateTable('escalation').set({ hurried: 1 }).where('id', '=', escalation_id)
  await hurry.where('done', '=', position + 1).execute()
}

/** Receivers that an escalation has told, or is about to. */
export async function toldReceivers(database: Reader, { id }: Escalation): Promise<readonly string[]> {
  const notices = database.selectFrom('escalation_notice').select('receiver').distinct()
  const rows = await notices
    .where('escalation_id', '=', id)
    .where('outcome', '!=', 'failed')
    .orderBy('receiver')
    .execute()
  return rows.map(({ receiver }) => receiver)
}

function toEscalation(row: Selectable<EscalationTable>): Escalation {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    policy: Policy.parse(JSON.parse(row.policy)),
    since: fromUnix(row.since),
    done: row.done,
    isHurried: row.hurried === 1,
    endedBy: row.ended_by,
  }
}
