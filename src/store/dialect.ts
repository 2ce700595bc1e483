import { PostgresAdapter, sql, type RawBuilder } from 'kysely'
import type { Reader } from './database.js'

/** Whether it is PostgreSQL that answers; otherwise it is SQLite. For the few notions that have no words in common. */
export function isPostgres(reader: Pick<Reader, 'getExecutor'>): boolean {
  return reader.getExecutor().adapter instanceof PostgresAdapter
}

/** Bytes as hexadecimal digits in capitals. */
export function hexOf(reader: Reader, column: string): RawBuilder<string> {
  return isPostgres(reader) ? sql`upper(encode(${sql.ref(column)}, 'hex'))` : sql`hex(${sql.ref(column)})`
}

/** The text of a JSON array. */
export function jsonArray(reader: Reader, elements: readonly RawBuilder<unknown>[]): RawBuilder<string> {
  const all = sql.join([...elements])
  return isPostgres(reader) ? sql`cast(json_build_array(${all}) as text)` : sql`json_array(${all})`
}

/**
 * Rows of a table or a subquery as the text of one JSON array of arrays: of ten thousand rows a driver makes ten thousand objects. Columns hold whole numbers and texts; a text that equals the last one says that nothing has changed.
 */
export function jsonRows(reader: Reader, columns: readonly string[], from: RawBuilder<unknown>): RawBuilder<string> {
  const all = sql.join(columns.map((column) => sql.ref(column)))
  return isPostgres(reader)
    ? sql`(select cast(coalesce(json_agg(json_build_array(${all})), '[]') as text) from ${from})`
    : sql`(select json_group_array(json_array(${all})) from ${from})`
}

/** A text out of the JSON object that a text column holds; `null` where it is not in it. */
export function jsonText(reader: Reader, column: string, key: string): RawBuilder<string | null> {
  return isPostgres(reader)
    ? sql`cast(${sql.ref(column)} as json) ->> ${sql.lit(key)}`
    : sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${key}`)})`
}

/** What a column of given rows holds; bytes are given as hexadecimal digits. */
export type GivenColumn = 'number' | 'text' | 'bytes'

/**
 * Values as a table, of one parameter: thousands of values in a statement take longer to write and prepare than to read. Numbers are whole.
 *
 * @param columns what the values of each row are called, in their order
 */
export function givenRows(
  reader: Reader,
  { name, columns }: { readonly name: string; readonly columns: Readonly<Record<string, GivenColumn>> },
  rows: readonly (readonly (number | string | null)[])[],
): RawBuilder<unknown> {
  const given = JSON.stringify(rows)
  const onPostgres = isPostgres(reader)
  const selected = Object.entries(columns).map(([column, holds], index) => {
    const value = sql`value ->> ${sql.lit(index)}`
    return sql`${onPostgres ? ON_POSTGRES[holds](value) : ON_SQLITE[holds](value)} as ${sql.ref(column)}`
  })
  const all = onPostgres ? sql`json_array_elements(cast(${given} as json)) as one(value)` : sql`json_each(${given})`
  return sql`(select ${sql.join(selected)} from ${all}) as ${sql.ref(name)}`
}

type Reading = Readonly<Record<GivenColumn, (value: RawBuilder<unknown>) => RawBuilder<unknown>>>

const ON_POSTGRES: Reading = {
  number: (value) => sql`cast(${value} as bigint)`,
  text: (value) => value,
  bytes: (value) => sql`decode(${value}, 'hex')`,
}

const ON_SQLITE: Reading = {
  number: (value) => value,
  text: (value) => value,
  bytes: (value) => sql`unhex(${value})`,
}
