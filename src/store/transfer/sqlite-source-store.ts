import Libsql from 'libsql'
import { breathe } from '../../shared/breathe.js'
import { StoreError, unopenable } from '../store-error.js'
import { refuseStrangers } from '../migrate.js'
import { migrations } from '../migrations.js'
import { shapesAfter } from './schema-shapes-store.js'
import type { StoreSource } from './store-source.js'
import { quoted, type Row, type TableShape } from './table-shape.js'

/** Rows that are handed on at once. */
const AT_ONCE = 500

/** How long another process may hold the file for itself, in milliseconds. */
const BUSY_TIMEOUT_MS = 2_000

/**
 * Opens a file as it is, without bringing it up to date, and reads what is in it at this instant: with a write-ahead log nobody waits for it.
 *
 * @param file is there
 * @throws StoreError
 */
export async function openSqliteSource(file: string): Promise<StoreSource> {
  const database = openPlain(file)
  try {
    database.exec('pragma query_only = ON; begin')
    const names = namesOf(database)
    refuseStrangers(names, migrations)
    return sourceOf(database, names, await shapesAfter(migrations.slice(0, names.length)))
  } catch (error) {
    database.close()
    throw error instanceof StoreError ? error : unopenable(file, error)
  }
}

/** Opens a file as it is. */
export function openPlain(file: string): Libsql.Database {
  try {
    const database = new Libsql(file)
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`)
    return database
  } catch (error) {
    throw unopenable(file, error)
  }
}

function namesOf(database: Libsql.Database): readonly string[] {
  const begun = database.prepare(`select 1 from sqlite_master where name = 'schema_migration'`).all()
  if (begun.length === 0) throw new Error('it has no tables of Plimsoll')
  const rows = database.prepare('select name from schema_migration order by number').all()
  return (rows as { readonly name: string }[]).map(({ name }) => name)
}

function sourceOf(database: Libsql.Database, names: readonly string[], tables: readonly TableShape[]): StoreSource {
  return {
    ...{ madeFrom: 'SQLite', migrations: names, tables },
    lastNumber({ name }) {
      // There is no such table before the first one that is numbered.
      if (!tables.some(({ isNumbered }) => isNumbered)) return Promise.resolve(null)
      const statement = database.prepare('select seq from sqlite_sequence where name = ?').safeIntegers()
      const [row] = statement.all(name) as { readonly seq: bigint }[]
      // Copying a table without rows leaves 0.
      return Promise.resolve(row === undefined || row.seq === 0n ? null : row.seq)
    },
    async *rows({ name, columns, order }) {
      const selected = columns.map((column) => quoted(column.name)).join(', ')
      const ordered = order.map(quoted).join(', ')
      const statement = database.prepare(`select ${selected} from ${quoted(name)} order by ${ordered}`)
      let some: Row[] = []
      for (const row of statement.safeIntegers().raw().iterate()) {
        some.push(row as Row)
        if (some.length < AT_ONCE) continue
        yield some
        some = []
        await breathe()
      }
      if (some.length > 0) yield some
    },
    close() {
      database.close()
      return Promise.resolve()
    },
  }
}
