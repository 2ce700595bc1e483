import { sql } from 'kysely'
import type { Reader, Transaction } from '../store/database.js'
import { isPostgres } from '../store/dialect.js'
import type { Change, EntryContent } from './audit-entry.js'
import { BEFORE_FIRST, sealed, type Link } from './chain.js'
import { rowOf } from './entry-rows.js'
import { boundedValue, storable } from './plain-value.js'

/**
 * Adds the entry of a change, in the transaction that makes it: one per request, whatever follows from it, and one per change that a job or a
 * command makes.
 */
export async function recordChange(transaction: Transaction, change: Change): Promise<void> {
  const { seq, hash } = await lastLink(transaction)
  const entry = sealed({ ...contentOf(change), seq: seq + 1, previous: hash })
  await transaction.insertInto('audit_entry').values(rowOf(entry)).execute()
}

/** Number of the last entry that was ever written, and hash of the last one that is there. */
export async function lastLink(reader: Reader): Promise<Link> {
  const written = isPostgres(reader)
    ? sql`select seq from audit_written`
    : sql`select seq from sqlite_sequence where name = 'audit_entry'`
  const { rows } = await sql<{ readonly seq: number | null; readonly hash: string | null }>`
    select (${written}) as seq,
      (select hash from audit_entry order by seq desc limit 1) as hash`.execute(reader)
  return { seq: rows[0]?.seq ?? 0, hash: rows[0]?.hash ?? BEFORE_FIRST }
}

function contentOf({ initiator, at, action, object, ...values }: Change): Omit<EntryContent, 'seq' | 'previous'> {
  const { kind, name, identifiedBy, through, from } = initiator
  return {
    at: at.toISOString(),
    actor: { kind, name: storable(name), identifiedBy },
    ...{ through, from: storable(from), action },
    object: { kind: object.kind, id: storable(object.id) },
    ...{ old: boundedValue(values.old), new: boundedValue(values.new) },
  }
}
