import { Kysely, SqliteDialect } from 'kysely'
import Libsql from 'libsql'
import { migrate } from '../migrate.js'
import type { Migration } from '../migration.js'
import { IN_ORDER_OF_ARRIVAL } from '../postgres/translate.js'
import type { TableShape, ValueKind } from './table-shape.js'

/** How migrations note what was done; exports name them in their first line. */
const OF_MIGRATIONS = 'schema_migration'

const KINDS: Readonly<Record<string, ValueKind>> = { INTEGER: 'int', REAL: 'real', TEXT: 'text', BLOB: 'blob' }

/** The tables that migrations make, on either database, by name: made in memory and looked at. */
export async function shapesAfter(migrations: readonly Migration[]): Promise<readonly TableShape[]> {
  const database = new Libsql(':memory:')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) })
  try {
    await migrate(db, migrations)
    const tables = database
      .prepare(
        `select name, sql from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`,
      )
      .all() as MadeTable[]
    return tables.filter(({ name }) => name !== OF_MIGRATIONS).map((table) => shapeOf(database, table))
  } finally {
    await db.destroy()
  }
}

interface MadeTable {
  readonly name: string
  readonly sql: string
}

interface MadeColumn {
  readonly name: string
  readonly type: string
  /** Place in the key, from 1 on. */
  readonly pk: number
}

function shapeOf(database: Libsql.Database, { name, sql }: MadeTable): TableShape {
  const made = database.prepare(`select name, type, pk from pragma_table_info(?)`).all(name) as MadeColumn[]
  // SQLite has it without saying so, PostgreSQL as a column of its own.
  const arrival: readonly MadeColumn[] = IN_ORDER_OF_ARRIVAL.includes(name)
    ? [{ name: 'rowid', type: 'INTEGER', pk: 0 }]
    : []
  const columns = [...arrival, ...made].map((column) => ({ name: column.name, kind: kindOfColumn(name, column) }))
  const key = made.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
  return {
    ...{ name, columns },
    order: (key.length === 0 ? columns : key).map((column) => column.name),
    isNumbered: /\bautoincrement\b/i.test(sql),
  }
}

function kindOfColumn(table: string, { name, type }: MadeColumn): ValueKind {
  const kind = KINDS[type.toUpperCase()]
  if (kind === undefined) throw new Error(`exports know no way to write ${table}.${name}, which is of type ${type}`)
  return kind
}
