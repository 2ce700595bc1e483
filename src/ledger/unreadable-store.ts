import { sql, type RawBuilder } from 'kysely'
import { recordChange } from '../audit/audit-store.js'
import { byJob } from '../audit/initiator.js'
import type { Database, Reader, Transaction } from '../store/database.js'
import { hexOf, jsonArray } from '../store/dialect.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import { fromBothParts } from './hours-by-index-store.js'

/**
 * Bounds of what an hour of the ledger can hold, as SQL over its columns. Beyond them the driver refuses the row, and with it every answer
 * that the row is part of: readers ask for rows within them alone. Text and blobs are greater than every number to SQLite.
 */
export const isReadable = sql<boolean>`(
  milli_events between 0 and ${Number.MAX_SAFE_INTEGER}
  and milli_errors between ${-Number.MAX_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}
  and observed_seconds between 0 and 3600
)`

/** An hour whose minutes could not be read. */
export interface UnreadableHour {
  readonly kind: 'objective' | 'dataset'
  /** Id of its row. */
  readonly targetId: number
  /** Unix seconds of the hour's start. */
  readonly hour: number
}

/**
 * Sets hours aside whose columns are beyond their bounds: the rows are moved to where nothing reads them, and the hours are unknown ones
 * again, to be asked for anew. All hours are looked at before the writer's lock is asked for: of a large ledger that takes seconds, and
 * mostly there are none.
 *
 * @returns those that were set aside
 */
export async function setAsideBeyondBounds(database: Database, now: Date): Promise<readonly UnreadableHour[]> {
  if ((await database.read(hoursBeyondBounds)).length === 0) return []
  return database.write(async (transaction) => {
    const hours = await hoursBeyondBounds(transaction)
    await setAside(transaction, hours, { now, reason: 'columns beyond their bounds' })
    return hours
  })
}

/** Hours of objectives that no reader is given. */
export async function hoursBeyondBounds(db: Reader): Promise<readonly UnreadableHour[]> {
  const { rows } = await sql<{ objective_id: number; hour: number }>`
    select objective_id, hour
    from ${fromBothParts((part) => sql`select objective_id, hour from ledger_hour where ${part} and not ${isReadable}`)} as hours`.execute(
    db,
  )
  return rows.map(({ objective_id, hour }) => ({ kind: 'objective' as const, targetId: objective_id, hour }))
}

/** Sets single hours aside, as they are. Repeating it changes nothing. */
export async function setAside(
  db: Transaction,
  hours: readonly UnreadableHour[],
  { now, reason }: { readonly now: Date; readonly reason: string },
): Promise<void> {
  if (hours.length > 0) await note(db, hours, { now, reason })
  for (const { kind, targetId, hour } of hours) {
    const at = toUnix(now)
    if (kind === 'objective') {
      await sql`
        insert into set_aside_hour (kind, target_id, hour, set_aside_at, reason, content)
        select 'objective', objective_id, hour, ${at}, ${reason}, ${jsonArray(db, contentOfObjectiveHour(db))}
        from ledger_hour where objective_id = ${targetId} and hour = ${hour}`.execute(db)
      await db.deleteFrom('ledger_hour').where('objective_id', '=', targetId).where('hour', '=', hour).execute()
    } else {
      await sql`
        insert into set_aside_hour (kind, target_id, hour, set_aside_at, reason, content)
        select 'dataset', dataset_id, hour, ${at}, ${reason}, ${jsonArray(db, contentOfDatasetHour(db))}
        from dataset_hour where dataset_id = ${targetId} and hour = ${hour}`.execute(db)
      await db.deleteFrom('dataset_hour').where('dataset_id', '=', targetId).where('hour', '=', hour).execute()
    }
  }
}

/** Numbers as texts: the driver would refuse some of these. */
function textOf(column: string): RawBuilder<string> {
  return sql`cast(${sql.ref(column)} as text)`
}

function contentOfDatasetHour(db: Reader): readonly RawBuilder<string>[] {
  return [textOf('observed_seconds'), hexOf(db, 'minutes')]
}

function contentOfObjectiveHour(db: Reader): readonly RawBuilder<string>[] {
  return [sql.ref('definition_hash'), textOf('milli_events'), textOf('milli_errors'), ...contentOfDatasetHour(db)]
}

function note(
  transaction: Transaction,
  hours: readonly UnreadableHour[],
  { now: at, reason }: { readonly now: Date; readonly reason: string },
): Promise<void> {
  const object = { kind: 'ledger', id: 'hours' }
  const set = { reason, hours: hours.map((one) => ({ ...one, hour: fromUnix(one.hour) })) }
  return recordChange(transaction, { initiator: byJob('ledger'), at, action: 'ledger.set-aside', object, new: set })
}
