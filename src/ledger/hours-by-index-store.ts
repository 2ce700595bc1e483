import { sql, type RawBuilder, type SqlBool } from 'kysely'

/**
 * The hours of objectives in two parts, each with an index of its own: whole ones with their sums, and the few of which minutes are not known, as
 * of the hour that is under way. Whoever adds up many asks for both, one after the other: SQLite takes such an index where its condition
 * stands in the query word for word. Each row is in one of them, whatever its column holds.
 */
export const HOURS_BY_INDEX: readonly RawBuilder<SqlBool>[] = [
  sql<SqlBool>`observed_seconds >= 3600`,
  sql<SqlBool>`observed_seconds < 3600`,
]

/** Rows of both parts, by the query of one. */
export function fromBothParts(queryOf: (part: RawBuilder<SqlBool>) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${sql.join(HOURS_BY_INDEX.map(queryOf), sql` union all `)})`
}
