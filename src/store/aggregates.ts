import { sql, type SelectQueryBuilder } from 'kysely'
import type { Reader, Tables } from './database.js'
import { isPostgres } from './dialect.js'

/** How a database says a sum or a count: SQLite as a number, others as a text where it may be long. */
export type Aggregate = number | bigint | string

/** The number that it is. */
export function numberOf(aggregate: Aggregate): number {
  const number = Number(aggregate)
  if (aggregate === '' || Number.isNaN(number))
    throw new TypeError(`expected a number, got ${JSON.stringify(aggregate)}`)
  return number
}

/** The sum of a column, 0 of no rows: `sum` of whole numbers ends with an error where they outgrow 64 bits, this does not. */
export function totalOf(reader: Pick<Reader, 'getExecutor'>, column: string) {
  return isPostgres(reader)
    ? sql<Aggregate>`coalesce(sum(cast(${sql.ref(column)} as double precision)), 0)`
    : sql<Aggregate>`total(${sql.ref(column)})`
}

/** How many rows there are. */
export async function countRows<Table extends keyof Tables>(
  rows: SelectQueryBuilder<Tables, Table, object>,
): Promise<number> {
  const { count } = await rows.select(sql<Aggregate>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return numberOf(count)
}
