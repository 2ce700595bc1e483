import type { Reader, Transaction } from '../store/database.js'
import { parseRecord, type MergeRecord } from './merge-record.js'

/** A merge that stands. */
export interface Merge {
  readonly record: MergeRecord
  /** Numbers of incidents that became part of the same whole later, the newest first. */
  readonly later: readonly number[]
}

/** Keeps what two incidents were, in the transaction that makes them one. */
export async function keepMerge(
  transaction: Transaction,
  ids: { readonly partId: string; readonly wholeId: string },
  record: MergeRecord,
): Promise<void> {
  const row = { part_id: ids.partId, whole_id: ids.wholeId, record: JSON.stringify(record) }
  await transaction.insertInto('incident_merge').values(row).execute()
}

/** What a part and its whole were; `null`: nobody kept it. */
export async function findMerge(reader: Reader, partId: string): Promise<Merge | null> {
  const found = await reader.selectFrom('incident_merge').selectAll().where('part_id', '=', partId).executeTakeFirst()
  if (found === undefined) return null
  const later = await reader
    .selectFrom('incident_merge')
    .innerJoin('incident', 'incident.id', 'incident_merge.part_id')
    .where('whole_id', '=', found.whole_id)
    .where('seq', '>', found.seq)
    .select('incident.number')
    .orderBy('seq', 'desc')
    .execute()
  return { record: parseRecord(found.record), later: later.map(({ number }) => number) }
}

/** Forgets a merge that is undone. */
export async function dropMerge(transaction: Transaction, partId: string): Promise<void> {
  await transaction.deleteFrom('incident_merge').where('part_id', '=', partId).execute()
}
