import { sql } from 'kysely'
import { numberOf, totalOf, type Aggregate } from '../store/aggregates.js'
import type { Reader } from '../store/database.js'
import { fromBothParts } from './hours-by-index-store.js'
import type { HourSpan } from './refill-plan.js'

/** Known seconds within a span by id of the target; of a divided one those of all its groups. */
export async function knownSeconds(
  db: Reader,
  table: 'objective' | 'dataset',
  { from, to }: HourSpan,
): Promise<ReadonlyMap<number, number>> {
  const { rows } =
    table === 'objective'
      ? await sql<{ id: number; seconds: Aggregate }>`
          select id, ${totalOf(db, 'seconds')} as seconds
          from ${fromBothParts(
            (part) => sql`
              select coalesce(o.parent_id, o.id) as id, l.observed_seconds as seconds
              from objective o join ledger_hour l on l.objective_id = o.id
              where l.hour >= ${from} and l.hour < ${to} and ${part}`,
          )} as known
          group by id`.execute(db)
      : await sql<{ id: number; seconds: Aggregate }>`
          select dataset_id as id, ${totalOf(db, 'observed_seconds')} as seconds
          from dataset_hour where hour >= ${from} and hour < ${to} group by 1`.execute(db)
  return new Map(rows.map(({ id, seconds }) => [id, numberOf(seconds)]))
}

/** Hours within a span of which every minute is known, of one target; of a divided one, of any of its groups. */
export async function wholeHours(
  db: Reader,
  { table, id, span }: { readonly table: 'objective' | 'dataset'; readonly id: number; readonly span: HourSpan },
): Promise<ReadonlySet<number>> {
  const { rows } =
    table === 'objective'
      ? await sql<{ hour: number }>`
          select distinct l.hour from ledger_hour l
          where l.objective_id in (select id from objective where id = ${id} or parent_id = ${id})
            and l.hour >= ${span.from} and l.hour < ${span.to}
            and l.observed_seconds >= 3600 and l.observed_seconds = 3600`.execute(db)
      : await sql<{ hour: number }>`
          select hour from dataset_hour
          where dataset_id = ${id} and hour >= ${span.from} and hour < ${span.to} and observed_seconds = 3600`.execute(
          db,
        )
  return new Set(rows.map(({ hour }) => hour))
}
