import type { Selectable } from 'kysely'
import { batches } from '../shared/batches.js'
import { countRows } from '../store/aggregates.js'
import type { Database, Reader, Transaction } from '../store/database.js'
import type { OutboxTable } from '../store/outbox-tables.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import type { Judgement } from './judge-attempt.js'
import { settleMessage, subjectOf } from './outbox-settlement-store.js'
import type { Recipient } from './outgoing-mail.js'
import type { ClaimedMessage, OutgoingMessage } from './outgoing-message.js'

/** Recipients in one statement, with four values each. */
const ROWS = 500

/** What is known of a message in the outbox. */
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
  /** Puts a message in, in the transaction of what it tells of. A key that is there already fails the transaction. */
  put(transaction: Transaction, message: OutgoingMessage, now: Date): Promise<void>
  /**
   * Takes the message that is due longest, and keeps everyone else off it for `leaseSeconds`: a process that dies while sending gives it back
   * that way. A message whose queue still holds an earlier one is not due.
   *
   * @param key takes this message only
   * @returns `null` when none is due
   */
  claim(now: Date, leaseSeconds: number, key?: string): Promise<ClaimedMessage | null>
  /** Writes down how an attempt ended. */
  settle(id: number, judgement: Judgement, now: Date): Promise<void>
  /** Whether there is a message of this key, sent or not. */
  isPut(reader: Reader, key: string): Promise<boolean>
  /** `null`: there is no such message. */
  find(key: string): Promise<DeliveryState | null>
  /** Those whose key starts so, by key, in the order in which they were put in. */
  under(prefix: string): Promise<ReadonlyMap<string, DeliveryState>>
  /** Messages that wait for delivery. */
  pending(): Promise<number>
  /** Keys of those whose key starts so, in the order in which they were put in. */
  waiting(prefix: string): Promise<readonly string[]>
  /** When a message whose key starts so was last accepted, by the rest of the key up to the next colon. */
  lastSent(prefix: string): Promise<ReadonlyMap<string, Date>>
}

/** The outbox in the store. */
export function createOutboxStore(database: Database): OutboxStore {
  return {
    put: insertMessage,
    isPut,
    async claim(now, leaseSeconds, key) {
      // Mostly nothing is due, and then nobody is kept from writing.
      const due = await database.read((reader) =>
        longestDue(reader, toUnix(now), key).select('one.id').executeTakeFirst(),
      )
      if (due === undefined) return null
      return database.write((transaction) => claimDue(transaction, { now, leaseSeconds, key }))
    },
    settle: (id, judgement, now) => database.write((transaction) => settleMessage(transaction, { id, judgement, now })),
    find: (key) => database.read((reader) => findMessage(reader, key)),
    under: (prefix) => database.read((reader) => findUnder(reader, prefix)),
    pending: () => database.read(countPending),
    waiting: (prefix) => database.read((reader) => waitingKeys(reader, prefix)),
    lastSent: (prefix) => database.read((reader) => readLastSent(reader, prefix)),
  }
}

async function isPut(reader: Reader, key: string): Promise<boolean> {
  const known = reader.selectFrom('outbox').select('id').where('key', '=', key)
  return (await known.executeTakeFirst()) !== undefined
}

function countPending(database: Reader): Promise<number> {
  return countRows(database.selectFrom('outbox').where('sent_at', 'is', null).where('failed_at', 'is', null))
}

async function waitingKeys(reader: Reader, prefix: string): Promise<readonly string[]> {
  const waiting = reader.selectFrom('outbox').select('key').where('sent_at', 'is', null).where('failed_at', 'is', null)
  const rows = await waiting.where('key', 'like', `${prefix}%`).orderBy('id').execute()
  return rows.map(({ key }) => key)
}

async function insertMessage(transaction: Transaction, message: OutgoingMessage, now: Date): Promise<void> {
  const at = toUnix(now)
  const { id: outbox_id } = await transaction
    .insertInto('outbox')
    .values({
      kind: message.kind,
      key: message.key,
      dedup_id: message.dedupId,
      envelope_from: message.envelopeFrom,
      body: message.body,
      queue: message.queue,
      subject_kind: message.subject?.kind ?? null,
      subject_id: message.subject?.id ?? null,
      created_at: at,
      next_attempt_at: at,
      attempts: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = message.recipients.map((to) => ({ ...to, outbox_id, state: 'pending' as const }))
  for (const portion of batches(rows, ROWS)) await transaction.insertInto('outbox_recipient').values(portion).execute()
}

interface Claim {
  readonly now: Date
  readonly leaseSeconds: number
  readonly key: string | undefined
}

async function claimDue(transaction: Transaction, { now, leaseSeconds, key }: Claim): Promise<ClaimedMessage | null> {
  const row = await longestDue(transaction, toUnix(now), key).selectAll('one').executeTakeFirst()
  if (row === undefined) return null
  const attempts = row.attempts + 1
  const lease = { next_attempt_at: toUnix(now) + leaseSeconds, attempts }
  await transaction.updateTable('outbox').set(lease).where('id', '=', row.id).execute()
  const recipients = await readRecipients(transaction, row.id)
  return { ...claimed({ ...row, attempts }, recipients), place: await placeOf(transaction, row.queue) }
}

async function placeOf(reader: Reader, queue: string | null): Promise<string | null> {
  if (queue === null) return null
  const known = reader.selectFrom('conversation').select('place').where('queue', '=', queue)
  return (await known.executeTakeFirst())?.place ?? null
}

/** The message that is due longest. */
function longestDue(database: Reader, at: number, key: string | undefined) {
  const waiting = database.selectFrom('outbox as one')
  let due = waiting.where('one.sent_at', 'is', null).where('one.failed_at', 'is', null)
  due = due.where('one.next_attempt_at', '<=', at)
  if (key !== undefined) due = due.where('one.key', '=', key)
  const first = due.where((is) =>
    is.not(
      is.exists(
        is
          .selectFrom('outbox as earlier')
          .select('earlier.id')
          .whereRef('earlier.queue', '=', 'one.queue')
          .whereRef('earlier.id', '<', 'one.id')
          .where('earlier.sent_at', 'is', null)
          .where('earlier.failed_at', 'is', null),
      ),
    ),
  )
  return first.orderBy('one.next_attempt_at').orderBy('one.id').limit(1)
}

function claimed(row: Selectable<OutboxTable>, recipients: DeliveryState['recipients']): Omit<ClaimedMessage, 'place'> {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    dedupId: row.dedup_id,
    envelopeFrom: row.envelope_from,
    body: new Uint8Array(row.body),
    queue: row.queue,
    subject: subjectOf(row),
    createdAt: fromUnix(row.created_at),
    attempts: row.attempts,
    recipients: recipients.filter(({ state }) => state === 'pending'),
  }
}

function readRecipients(database: Reader, id: number): Promise<DeliveryState['recipients']> {
  const query = database.selectFrom('outbox_recipient').select(['address', 'receiver', 'state'])
  return query.where('outbox_id', '=', id).orderBy('address').execute()
}

async function findMessage(database: Reader, key: string): Promise<DeliveryState | null> {
  const row = await database.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirst()
  return row === undefined ? null : stateOf(database, row)
}

async function findUnder(database: Reader, prefix: string): Promise<ReadonlyMap<string, DeliveryState>> {
  const rows = database.selectFrom('outbox').selectAll().where('key', 'like', `${prefix}%`).orderBy('id')
  const found = new Map<string, DeliveryState>()
  for (const row of await rows.execute()) found.set(row.key, await stateOf(database, row))
  return found
}

async function stateOf(database: Reader, row: Selectable<OutboxTable>): Promise<DeliveryState> {
  return {
    sentAt: row.sent_at === null ? null : fromUnix(row.sent_at),
    failedAt: row.failed_at === null ? null : fromUnix(row.failed_at),
    nextAttemptAt: fromUnix(row.next_attempt_at),
    attempts: row.attempts,
    lastError: row.last_error,
    recipients: await readRecipients(database, row.id),
  }
}

async function readLastSent(database: Reader, prefix: string): Promise<ReadonlyMap<string, Date>> {
  const sent = database.selectFrom('outbox').select(['key', 'sent_at']).where('sent_at', 'is not', null)
  const rows = await sent.where('key', 'like', `${prefix}%`).orderBy('sent_at').execute()
  return new Map(rows.map(({ key, sent_at }) => [key.slice(prefix.length).split(':')[0] ?? '', fromUnix(sent_at ?? 0)]))
}
