import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import Libsql from 'libsql'
import { systemReason } from '../shared/system-error.js'
import type { Database, Tables } from './database.js'
import { migrate } from './migrate.js'
import { migrations } from './migrations.js'
import { StoreError } from './store-error.js'

/** How long one process waits for another's write, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000

/**
 * Opens the SQLite file, creating it and its folder where missing, and brings its schema up to date. Close it with `destroy()`.
 *
 * @throws StoreError when the file cannot be opened, or was written by a newer Plimsoll
 */
export async function openStore(file: string): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openFile(file) }) })
  try {
    await migrate(db as unknown as Kysely<unknown>, migrations)
    return db
  } catch (error) {
    await db.destroy()
    throw error instanceof StoreError ? error : unopenable(file, error)
  }
}

function openFile(file: string): SqliteDatabase {
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true })
    const database = new Libsql(file)
    // WAL lets readers pass writers; FULL makes a commit survive the loss of power, which the ledger's promise rests on.
    database.exec(
      `pragma busy_timeout = ${BUSY_TIMEOUT_MS}; pragma journal_mode = WAL; pragma synchronous = FULL; pragma foreign_keys = ON`,
    )
    return adapt(database)
  } catch (error) {
    throw unopenable(file, error)
  }
}

function unopenable(file: string, cause: unknown): StoreError {
  const reason = systemReason(cause) ?? (cause instanceof Error ? cause.message : String(cause))
  return new StoreError('store_unopenable', `cannot open the store ${file}: ${reason}`, { cause })
}

/**
 * All our transactions write. `begin immediate` takes the write lock at once and waits for it; a plain `begin` would fail without waiting
 * when another process wrote between our first read and our first write.
 */
function adapt(database: SqliteDatabase): SqliteDatabase {
  return {
    close: () => {
      database.close()
    },
    prepare: (statement) => database.prepare(statement === 'begin' ? 'begin immediate' : statement),
  }
}
