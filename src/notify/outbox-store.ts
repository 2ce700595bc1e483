import type { Database } from '../store/database.js'
import type { Judgement } from './judge-attempt.js'
import type { ClaimedMail, OutgoingMail, Recipient } from './outgoing-mail.js'

/** What is known of a mail in the outbox. */
export interface DeliveryState {
  readonly sentAt: Date | null
  readonly failedAt: Date | null
  readonly nextAttemptAt: Date
  readonly attempts: number
  readonly lastError: string | null
  readonly recipients: readonly (Recipient & { readonly state: 'pending' | 'accepted' | 'refused' })[]
}

/** Messages that have to leave the house. */
export interface OutboxStore {
  /** Puts a mail in, in the transaction of what it tells of. A key that is there already fails the transaction. */
  put(transaction: Database, mail: OutgoingMail, now: Date): Promise<void>
  /**
   * Takes the mail that is due longest, and keeps everyone else off it for `leaseSeconds`: a process that dies while sending gives it back
   * that way.
   *
   * @param key takes this mail only
   * @returns `null` when none is due
   */
  claim(now: Date, leaseSeconds: number, key?: string): Promise<ClaimedMail | null>
  /** Writes down how an attempt ended. */
  settle(id: number, judgement: Judgement, now: Date): Promise<void>
  /** `null`: there is no such mail. */
  find(key: string): Promise<DeliveryState | null>
  /** Mails that wait for delivery. */
  pending(): Promise<number>
  /** When a mail whose key starts so was last accepted, by the rest of the key up to the next colon. */
  lastSent(prefix: string): Promise<ReadonlyMap<string, Date>>
}

/** The outbox in the store. */
export function createOutboxStore(database: Database): OutboxStore {
  return {
    put: insertMail,
    claim: (now, leaseSeconds, key) =>
      database.transaction().execute((transaction) => claimDue(transaction, { now, leaseSeconds, key })),
    settle: (id, judgement, now) =>
      database.transaction().execute((transaction) => settleMail(transaction, { id, judgement, now })),
    find: (key) => findMail(database, key),
    async pending() {
      const count = database.fn.countAll<number>().as('count')
      const waiting = database.selectFrom('outbox').where('sent_at', 'is', null).where('failed_at', 'is', null)
      return (await waiting.select(count).executeTakeFirstOrThrow()).count
    },
    lastSent: (prefix) => readLastSent(database, prefix),
  }
}

async function insertMail(transaction: Database, mail: OutgoingMail, now: Date): Promise<void> {
  const at = toUnix(now)
  const { insertId } = await transaction
    .insertInto('outbox')
    .values({
      key: mail.key,
      message_id: mail.messageId,
      envelope_from: mail.envelopeFrom,
      message: mail.message,
      created_at: at,
      next_attempt_at: at,
      attempts: 0,
    })
    .executeTakeFirstOrThrow()
  const outbox_id = Number(insertId)
  const rows = mail.recipients.map(({ address, receiver }) => ({
    outbox_id,
    address,
    receiver,
    state: 'pending' as const,
  }))
  await transaction.insertInto('outbox_recipient').values(rows).execute()
}

interface Claim {
  readonly now: Date
  readonly leaseSeconds: number
  readonly key: string | undefined
}

async function claimDue(transaction: Database, { now, leaseSeconds, key }: Claim): Promise<ClaimedMail | null> {
  const at = toUnix(now)
  let due = transaction.selectFrom('outbox').selectAll()
  due = due.where('sent_at', 'is', null).where('failed_at', 'is', null).where('next_attempt_at', '<=', at)
  if (key !== undefined) due = due.where('key', '=', key)
  const row = await due.orderBy('next_attempt_at').limit(1).executeTakeFirst()
  if (row === undefined) return null
  const attempts = row.attempts + 1
  const lease = { next_attempt_at: at + leaseSeconds, attempts }
  await transaction.updateTable('outbox').set(lease).where('id', '=', row.id).execute()
  const recipients = await readRecipients(transaction, row.id)
  return {
    id: row.id,
    key: row.key,
    messageId: row.message_id,
    envelopeFrom: row.envelope_from,
    message: new Uint8Array(row.message),
    createdAt: fromUnix(row.created_at),
    attempts,
    recipients: recipients.filter(({ state }) => state === 'pending'),
  }
}

function readRecipients(database: Database, id: number): Promise<DeliveryState['recipients']> {
  const query = database.selectFrom('outbox_recipient').select(['address', 'receiver', 'state'])
  return query.where('outbox_id', '=', id).orderBy('address').execute()
}

interface Settlement {
  readonly id: number
  readonly judgement: Judgement
  readonly now: Date
}

async function settleMail(transaction: Database, { id, judgement, now }: Settlement): Promise<void> {
  for (const { address, state, answer } of judgement.answers) {
    const row = transaction.updateTable('outbox_recipient').set({ state, answer })
    await row.where('outbox_id', '=', id).where('address', '=', address).execute()
  }
  const accepted = (await readRecipients(transaction, id)).some(({ state }) => state === 'accepted')
  const mail = transaction
    .updateTable('outbox')
    .set({ ...ending(judgement, accepted, now), last_error: judgement.error })
  await mail.where('id', '=', id).execute()
}

/** A mail that nobody accepted was not sent, even if nobody is left to try. */
function ending({ end }: Judgement, isAccepted: boolean, now: Date) {
  const at = toUnix(now)
  if (end.kind === 'retry') return { next_attempt_at: toUnix(end.at) }
  if (end.kind === 'failed') return isAccepted ? { sent_at: at, failed_at: at } : { failed_at: at }
  return isAccepted ? { sent_at: at } : { failed_at: at }
}

async function findMail(database: Database, key: string): Promise<DeliveryState | null> {
  const row = await database.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirst()
  if (row === undefined) return null
  return {
    sentAt: row.sent_at === null ? null : fromUnix(row.sent_at),
    failedAt: row.failed_at === null ? null : fromUnix(row.failed_at),
    nextAttemptAt: fromUnix(row.next_attempt_at),
    attempts: row.attempts,
    lastError: row.last_error,
    recipients: await readRecipients(database, row.id),
  }
}

async function readLastSent(database: Database, prefix: string): Promise<ReadonlyMap<string, Date>> {
  const sent = database.selectFrom('outbox').select(['key', 'sent_at']).where('sent_at', 'is not', null)
  const rows = await sent.where('key', 'like', `${prefix}%`).orderBy('sent_at').execute()
  return new Map(rows.map(({ key, sent_at }) => [key.slice(prefix.length).split(':')[0] ?? '', fromUnix(sent_at ?? 0)]))
}

function toUnix(instant: Date): number {
  return Math.floor(instant.getTime() / 1000)
}

function fromUnix(seconds: number): Date {
  return new Date(seconds * 1000)
}
