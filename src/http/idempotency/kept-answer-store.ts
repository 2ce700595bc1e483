import type { Reader, Transaction } from '../../store/database.js'
import type { KeyedRequest } from './keyed-request.js'

/** What a request was answered. */
export interface KeptAnswer {
  readonly status: number
  /** Content type. */
  readonly type: string
  readonly body: string
}

/** How long an answer is kept, in milliseconds. */
const KEPT_MS = 24 * 3600_000

/** What the same key of the same caller was answered within the last day, and for which request; `null`: nothing. */
export async function findKept(
  reader: Reader,
  { caller, key }: KeyedRequest,
  now: Date,
): Promise<(KeptAnswer & Pick<KeyedRequest, 'digest'>) | null> {
  const kept = reader.selectFrom('kept_answer').select(['digest', 'status', 'type', 'body'])
  const own = kept.where('caller', '=', caller).where('key', '=', key)
  return (await own.where('at', '>', now.getTime() - KEPT_MS).executeTakeFirst()) ?? null
}

/** Keeps an answer, and forgets what is older than a day. */
export async function keepAnswer(
  transaction: Transaction,
  { caller, key, digest }: KeyedRequest,
  { answer: { status, type, body }, now }: { readonly answer: KeptAnswer; readonly now: Date },
): Promise<void> {
  await transaction
    .deleteFrom('kept_answer')
    .where('at', '<=', now.getTime() - KEPT_MS)
    .execute()
  const row = { caller, key, digest, status, type, body, at: now.getTime() }
  await transaction.insertInto('kept_answer').values(row).execute()
}
