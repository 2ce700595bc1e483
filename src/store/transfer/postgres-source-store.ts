import { type ControlledTransaction, Kysely, PostgresDialect, sql } from 'kysely'
import type { Tables } from '../database.js'
import { refuseStrangers } from '../migrate.js'
import { migrations } from '../migrations.js'
import { readers } from '../postgres/open-postgres.js'
import type { PostgresPlace } from '../postgres/postgres-place.js'
import { StoreError, unopenable } from '../store-error.js'
import { shapesAfter } from './schema-shapes-store.js'
import type { StoreSource } from './store-source.js'
import { quoted, type Row, type TableShape, type Value, type ValueKind } from './table-shape.js'

/** What is read while it lasts is what was there when it read for the first time. */
const SNAPSHOT = 'begin isolation level repeatable read read only'

/** What the rows that are fetched at once should amount to, in bytes as they are written. */
const AT_ONCE_BYTES = 2_000_000
const FEWEST = 10
const MOST = 2_000

/**
 * Reads a database as it is at this instant, without bringing it up to date.
 *
 * @throws StoreError
 */
export async function openPostgresSource(place: PostgresPlace): Promise<StoreSource> {
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: readers({ ...place, connections: 2 }, SNAPSHOT) }),
  })
  let snapshot: ControlledTransaction<Tables> | null = null
  try {
    snapshot = await db.startTransaction().execute()
    // A role may be set to write doubles with fewer digits than they have.
    await sql`set local extra_float_digits = 1`.execute(snapshot)
    const { rows } = await sql<{ readonly name: string }>`select name from schema_migration order by number`.execute(
      snapshot,
    )
    const names = rows.map(({ name }) => name)
    refuseStrangers(names, migrations)
    const tables = await shapesAfter(migrations.slice(0, names.length))
    return sourceOf({ db, snapshot }, names, tables)
  } catch (error) {
    await letGo(db, snapshot)
    throw error instanceof StoreError && error.code !== 'store_unreachable' ? error : unopenable(place.url, error)
  }
}

interface Opened {
  readonly db: Kysely<Tables>
  readonly snapshot: ControlledTransaction<Tables>
}

function sourceOf({ db, snapshot }: Opened, names: readonly string[], tables: readonly TableShape[]): StoreSource {
  return {
    ...{ madeFrom: 'PostgreSQL', migrations: names, tables },
    lastNumber: (table) => lastNumberOf(snapshot, table),
    rows: (table) => rowsOf(snapshot, table),
    close: () => letGo(db, snapshot),
  }
}

async function letGo(db: Kysely<Tables>, snapshot: ControlledTransaction<Tables> | null): Promise<void> {
  await snapshot
    ?.rollback()
    .execute()
    .catch(() => undefined)
  await db.destroy()
}

/** Numbers are not part of the snapshot: one that was given since does no harm. */
async function lastNumberOf(
  snapshot: ControlledTransaction<Tables>,
  { name, order, isNumbered }: TableShape,
): Promise<bigint | null> {
  if (!isNumbered) return null
  const given =
    name === 'audit_entry'
      ? // Not those that were given to changes that were undone: see the migration of the audit log.
        sql<Given>`select nullif(seq, 0)::text as last from audit_written`
      : sql<Given>`select last_value::text as last from pg_sequences
          where schemaname = current_schema() and format('%I.%I', schemaname, sequencename)
            = pg_get_serial_sequence(format('%I', ${name}::text), ${order[0] ?? ''})`
  const { rows } = await given.execute(snapshot)
  const last = rows[0]?.last ?? null
  return last === null ? null : BigInt(last)
}

interface Given {
  readonly last: string | null
}

async function* rowsOf(
  snapshot: ControlledTransaction<Tables>,
  { name, columns, order }: TableShape,
): AsyncIterable<readonly Row[]> {
  // A whole number as its digits: as a number it would be rounded.
  const selected = columns
    .map(({ name: column, kind }) => `${quoted(column)}${kind === 'int' ? '::text' : ''}`)
    .join(', ')
  // A key holds no nulls, and is in the order of its index as it is; SQLite has nulls first.
  const nulls = order.length === columns.length ? ' nulls first' : ''
  const ordered = order.map((column) => `${quoted(name)}.${quoted(column)}${nulls}`).join(', ')
  const cursor = `declare exported no scroll cursor for select ${selected} from ${quoted(name)} order by ${ordered}`
  await sql.raw(cursor).execute(snapshot)
  for (let most = FEWEST; ;) {
    const { rows } = await sql.raw<Fetched>(`fetch ${most} from exported`).execute(snapshot)
    if (rows.length > 0) yield rows.map((row) => columns.map((column) => valueOf(column.kind, row[column.name])))
    if (rows.length < most) break
    most = Math.max(FEWEST, Math.min(MOST, Math.floor((AT_ONCE_BYTES * rows.length) / sizeOf(rows))))
  }
  await sql`close exported`.execute(snapshot)
}

type Fetched = Readonly<Record<string, unknown>>

function sizeOf(rows: readonly Fetched[]): number {
  let size = 1
  for (const row of rows) for (const value of Object.values(row)) size += sizeOfValue(value)
  return size
}

function sizeOfValue(value: unknown): number {
  if (typeof value === 'string') return value.length
  return value instanceof ArrayBuffer ? value.byteLength : 8
}

function valueOf(kind: ValueKind, read: unknown): Value {
  if (read === null) return null
  if (kind === 'int') return BigInt(read as string)
  return kind === 'blob' ? new Uint8Array(read as ArrayBuffer) : (read as number | string)
}
