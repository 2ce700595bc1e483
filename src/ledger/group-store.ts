import { batches } from '../shared/batches.js'
import { isGroupOf, parseGroupKey } from '../slo/group-key.js'
import type { Reader, Transaction } from '../store/database.js'
import { MOST_GROUPS } from './place-of-series.js'
import type { OnLeftOut, Target } from './target.js'

/**
 * Gives groups that have appeared their rows. Repeating it changes nothing.
 *
 * @param keys of groups that have values
 * @returns ids of rows by key; a key beyond `MOST_GROUPS` has none, which is told
 */
export async function groupRows(
  db: Transaction,
  { target, keys }: { readonly target: Target; readonly keys: readonly string[] },
  onLeftOut: OnLeftOut,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = target.division
  if (keys.every((key) => rows.has(key))) return rows
  // Another portion, or another process, may have given it one since the target was loaded.
  const known = await knownRows(db, target)
  const fresh = keys.filter((key) => !known.has(key)).toSorted()
  const room = Math.max(0, MOST_GROUPS - known.size)
  fresh.slice(room).forEach(() => {
    onLeftOut(target, 'too_many_groups')
  })
  for (const [key, id] of await addRows(db, target, fresh.slice(0, room))) known.set(key, id)
  return known
}

/**
 * Notes until when groups had values.
 *
 * @param seen end of the newest minute with a value in Unix seconds, by id of the row; nearly always the same for all
 */
export async function noteSeen(db: Transaction, seen: ReadonlyMap<number, number>): Promise<void> {
  for (const seconds of new Set(seen.values())) {
    const ids = [...seen].filter(([, own]) => own === seconds).map(([id]) => id)
    for (const batch of batches(ids, 5_000)) {
      await db
        .updateTable('objective')
        .set({ seen_at: seconds })
        .where('id', 'in', batch)
        .where((where) => where.or([where('seen_at', 'is', null), where('seen_at', '<', seconds)]))
        .execute()
    }
  }
}

async function knownRows(db: Reader, { id, division }: Target): Promise<Map<string, number>> {
  const groups = db.selectFrom('objective').select(['id', 'group_key']).where('parent_id', '=', id)
  const rows = await groups.orderBy('id').execute()
  const own = rows.filter(({ group_key }) => isGroupOf(division.by, parseGroupKey(group_key)))
  return new Map(own.map(({ group_key, id: row }) => [group_key, row]))
}

async function addRows(db: Transaction, target: Target, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (keys.length === 0) return new Map()
  const { id, ...parent } = await db
    .selectFrom('objective')
    .select(['id', 'prometheus', 'environment', 'service', 'slo', 'definition_hash', 'history_from'])
    .where('id', '=', target.id)
    .executeTakeFirstOrThrow()
  const rows = keys.map((group_key) => {
    return { ...parent, group_key, parent_id: id, group_by: '', watermark: null, seen_at: null }
  })
  const added = await db.insertInto('objective').values(rows).returning(['id', 'group_key']).execute()
  return new Map(added.map((row) => [row.group_key, row.id]))
}
