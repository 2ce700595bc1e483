import { rmSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import Libsql from 'libsql'
import { lockStore } from '../lock-store.js'
import { migrate } from '../migrate.js'
import { migrations } from '../migrations.js'
import { storeTrouble } from '../store-trouble.js'
import { StoreError, unopenable } from '../store-error.js'
import { ExportError } from './export-error.js'
import { refuseFilled, SEEDED_BY_MIGRATIONS } from './refuse-filled.js'
import { openPlain } from './sqlite-source-store.js'
import type { StoreTarget } from './store-target.js'
import { quoted, type TableShape } from './table-shape.js'
import { synced } from './whole-files.js'

/** Values of one statement: SQLite takes 32,766. */
const MOST_VALUES = 1_000

/**
 * Fills a file beside the store, which takes its place when it is whole. No daemon can begin with the store meanwhile.
 *
 * @throws StoreError `store_in_use`, `store_unopenable`
 * @throws ExportError `store_not_empty`
 */
export function openSqliteTarget(file: string): StoreTarget {
  const unlock = lockStore(file)
  const beside = `${file}-import`
  try {
    refuseTaken(file)
    removeStore(beside)
  } catch (error) {
    unlock()
    throw error
  }
  return targetOf({ file, beside, unlock, database: openFast(beside) })
}

interface Parts {
  readonly file: string
  readonly beside: string
  readonly unlock: () => void
  readonly database: Libsql.Database
}

function targetOf({ file, beside, unlock, database }: Parts): StoreTarget {
  const prepare = createKept(database)
  let triggers: readonly string[] = []
  return {
    async begin(known) {
      await migrated(database, known)
      triggers = takeTriggers(database)
      database.exec(SEEDED_BY_MIGRATIONS.map((name) => deleteIfThere(database, name)).join(''))
      database.exec('begin')
    },
    insert(table, rows) {
      const atOnce = Math.max(1, Math.floor(MOST_VALUES / table.columns.length))
      for (let start = 0; start < rows.length; start += atOnce) {
        const some = rows.slice(start, start + atOnce)
        prepare(insertOf(table, some.length)).run(some.flatMap((row) => [...row]))
      }
      return Promise.resolve()
    },
    async finish(lastNumbers) {
      setNumbers(database, lastNumbers)
      database.exec('commit')
      for (const trigger of triggers) database.exec(trigger)
      refuseLoose(database)
      await migrated(database, migrations)
      database.close()
      await synced(beside)
      refuseTaken(file)
      await rename(beside, file)
      await synced(dirname(file))
    },
    close() {
      if (database.open) database.close()
      removeStore(beside)
      unlock()
      return Promise.resolve()
    },
  }
}

/** Keeps the statement that was asked for last: most rows are written by the same one. */
function createKept(database: Libsql.Database): (statement: string) => Libsql.Statement {
  let kept = ''
  let prepared: Libsql.Statement | null = null
  return (statement) => {
    if (prepared === null || statement !== kept) prepared = database.prepare(statement)
    kept = statement
    return prepared
  }
}

function insertOf({ name, columns }: TableShape, rows: number): string {
  const names = columns.map((column) => quoted(column.name)).join(', ')
  const places = `(${columns.map(() => '?').join(', ')})`
  return `insert into ${quoted(name)} (${names}) values ${Array.from({ length: rows }, () => places).join(', ')}`
}

/** What is lost with the power is not there yet: it is begun anew. */
function openFast(file: string): Libsql.Database {
  try {
    const database = new Libsql(file)
    database.exec(
      'pragma journal_mode = OFF; pragma synchronous = OFF; pragma foreign_keys = OFF; pragma cache_size = -65536',
    )
    return database
  } catch (error) {
    throw unopenable(file, error)
  }
}

async function migrated(database: Libsql.Database, known: Parameters<typeof migrate>[1]): Promise<void> {
  await migrate(new Kysely<unknown>({ dialect: new SqliteDialect({ database }) }), known)
}

/** What refuses changes would refuse some rows of a log that somebody has changed, which is for `audit verify` to say. */
function takeTriggers(database: Libsql.Database): readonly string[] {
  const made = database.prepare(`select name, sql from sqlite_master where type = 'trigger'`).all()
  return (made as { readonly name: string; readonly sql: string }[]).map(({ name, sql }) => {
    database.exec(`drop trigger ${quoted(name)}`)
    return sql
  })
}

function deleteIfThere(database: Libsql.Database, name: string): string {
  const there = database.prepare(`select 1 from sqlite_master where type = 'table' and name = ?`).all(name)
  return there.length === 0 ? '' : `delete from ${quoted(name)};`
}

function setNumbers(database: Libsql.Database, lastNumbers: ReadonlyMap<string, bigint>): void {
  for (const [table, last] of lastNumbers) {
    database.prepare('delete from sqlite_sequence where name = ?').run([table])
    database.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run([table, last])
  }
}

function refuseLoose(database: Libsql.Database): void {
  const [loose] = database.prepare('select "table", parent from pragma_foreign_key_check limit 1').all()
  if (loose === undefined) return
  const { table, parent } = loose as { readonly table: string; readonly parent: string }
  throw new ExportError('export_unusable', `a row of ${table} refers to a row of ${parent} that is not in the file`)
}

/** What is not empty is a store, or something else; a store that another process works with is left alone. */
function refuseTaken(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return
  const database = openPlain(file)
  try {
    refuseFilled(file, filledOf(database))
    // Of a store that nobody else has open its log is taken away; left where it is, it would be taken for that of the file that comes here.
    database.exec('pragma journal_mode = DELETE')
  } catch (error) {
    if (error instanceof ExportError) throw error
    if (storeTrouble(error)?.kind !== 'busy') throw unopenable(file, error)
    throw new StoreError('store_in_use', `another process works with the store ${file}: let it end first`, {
      cause: error,
    })
  } finally {
    database.close()
  }
}

function filledOf(database: Libsql.Database): readonly string[] {
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`)
    .all() as { readonly name: string }[]
  return tables
    .map(({ name }) => name)
    .filter((name) => database.prepare(`select 1 from ${quoted(name)} limit 1`).all().length > 0)
}

function removeStore(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
}
