import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database.js'
import { RowError } from './row-codec.js'
import { type Column, kindOf, type Row, type TableShape, type Value, type ValueKind } from './table-shape.js'

const TYPES: Readonly<Record<ValueKind, string>> = {
  int: 'bigint[]',
  real: 'double precision[]',
  text: 'text[]',
  blob: 'bytea[]',
}

/**
 * Writes rows by one statement with one array per column.
 *
 * @throws RowError a value that PostgreSQL does not take
 */
export async function insertRows(
  transaction: Transaction,
  { name, columns }: TableShape,
  rows: readonly Row[],
): Promise<void> {
  const arrays = columns.map((column, index) =>
    arrayOf(
      column,
      rows.map((row) => row[index] ?? null),
    ),
  )
  const names = columns.map((column) => sql.ref(column.name))
  await sql`insert into ${sql.table(name)} (${sql.join(names)}) select * from unnest(${sql.join(arrays)})`.execute(
    transaction,
  )
}

function arrayOf(column: Column, values: readonly Value[]): RawBuilder<unknown> {
  const all = values.map((value) => takenOf(column, value))
  return sql`cast(${all} as ${sql.raw(TYPES[column.kind])})`
}

/** SQLite takes any value in any column, and texts with NUL. */
function takenOf({ name, kind }: Column, value: Value): unknown {
  if (value === null) return null
  if (kindOf(value) !== kind)
    throw new RowError(`${name} holds a value of another kind (${kindOf(value)}), which PostgreSQL does not take`)
  if (typeof value === 'string' && value.includes('\0'))
    throw new RowError(`${name} holds a text with the character NUL, which PostgreSQL does not take`)
  if (typeof value === 'bigint') return String(value)
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value
}
