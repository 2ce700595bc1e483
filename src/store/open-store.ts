import { statSync } from 'node:fs'
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely'
import Libsql from 'libsql'
import { beginStore } from './beginning-store.js'
import { breathingPlugin } from './breathing-plugin.js'
import type { Database, Tables } from './database.js'
import { createDoors } from './joint-work-store.js'
import { migrate } from './migrate.js'
import { migrations } from './migrations.js'
import { createPreparedStatements } from './prepared-statements-store.js'
import { StoreError, unopenable } from './store-error.js'
import type { StorePlace } from './store-place.js'

export interface StoreOptions {
  /** How long a write waits for another process; on SQLite the whole process stands still meanwhile. */
  readonly busyTimeoutMs?: number
  /**
   * Whether a database of PostgreSQL is to be had alone, as a file is by `lockStore`; `at-once`: without waiting for another one that may be about
   * to stop; default: no.
   */
  readonly isAlone?: boolean | 'at-once'
}

/** How long one process waits for another's write, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000

/**
 * Opens a store, a file of SQLite or a database of PostgreSQL, and brings its schema up to date.
 *
 * @throws StoreError when it cannot be opened, will not do, or was written by a newer Plimsoll
 */
export async function openStore(place: StorePlace, options: StoreOptions = {}): Promise<Database> {
  const { busyTimeoutMs = BUSY_TIMEOUT_MS, isAlone = false } = options
  if (typeof place === 'string') return openFileStore(place, busyTimeoutMs)
  // Who works with a file does without the client of PostgreSQL.
  const { openPostgres } = await import('./postgres/open-postgres.js')
  return openPostgres(place, { busyTimeoutMs, isAlone })
}

/**
 * Opens the SQLite file, creating it and its folder where missing, and brings its schema up to date. Once the file is taken away from under
 * it, everything asked of it rejects with `store_gone`.
 *
 * @throws StoreError when the file cannot be opened, is and stays empty, or was written by a newer Plimsoll
 */
async function openFileStore(file: string, busyTimeoutMs: number): Promise<Database> {
  const isWhole = await begin(file)
  const { database, isInTransaction } = openFile(file, busyTimeoutMs)
  const plugins = [breathingPlugin(isInTransaction)]
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }), plugins })
  try {
    await migrate(db as unknown as Kysely<unknown>, migrations)
    isWhole()
    return doorsOf(db)
  } catch (error) {
    await db.destroy()
    throw error instanceof StoreError ? error : unopenable(file, error)
  }
}

function doorsOf(db: Kysely<Tables>): Database {
  return { ...createDoors(db, db), close: () => db.destroy() }
}

async function begin(file: string): Promise<() => void> {
  try {
    return await beginStore(file)
  } catch (error) {
    throw error instanceof StoreError ? error : unopenable(file, error)
  }
}

interface OpenFile {
  readonly database: SqliteDatabase
  readonly isInTransaction: () => boolean
}

function openFile(file: string, busyTimeoutMs: number): OpenFile {
  try {
    const database = new Libsql(file)
    // WAL lets readers pass writers; FULL makes a commit survive the loss of power, which the ledger's promise rests on.
    database.exec(
      `pragma busy_timeout = ${busyTimeoutMs}; pragma journal_mode = WAL; pragma synchronous = FULL; pragma foreign_keys = ON`,
    )
    // The library ends the whole process when a closed one is asked for its transaction.
    const isInTransaction = () => database.open && database.inTransaction
    return { database: adapt(database, watchFile(file)), isInTransaction }
  } catch (error) {
    throw unopenable(file, error)
  }
}

/** @returns throws when the file is not the one that was opened any more */
function watchFile(file: string): () => void {
  const opened = statSync(file, { throwIfNoEntry: false })
  if (opened === undefined) return () => undefined
  return () => {
    const now = statSync(file, { throwIfNoEntry: false })
    if (now?.ino === opened.ino && now.dev === opened.dev && now.size > 0) return
    throw new StoreError('store_gone', `the store ${file} was taken away, replaced or emptied: restart Plimsoll`)
  }
}

/**
 * All transactions are those of `write`. `begin immediate` takes the write lock at once and waits for it; a plain `begin` would fail without
 * waiting when another process wrote between our first read and our first write.
 * After some failures, such as a full disk, SQLite has rolled back by itself: to ask for it again would hide the cause.
 */
function adapt(database: Libsql.Database, watch: () => void): SqliteDatabase {
  const prepare = createPreparedStatements(database)
  let isClosed = false
  return {
    close() {
      isClosed = true
      // The library would hold its lock for as long as the process lives.
      if (database.inTransaction) database.exec('rollback')
      database.close()
    },
    prepare(statement) {
      // The library ends the whole process when it is asked anything after that.
      if (isClosed) throw new StoreError('store_gone', 'the store is closed')
      if (statement === 'commit') return control(database, statement)
      if (statement === 'rollback') return control(database, database.inTransaction ? statement : '')
      watch()
      if (statement === 'begin') return control(database, 'begin immediate')
      refuseLooseWrites(database, statement)
      return prepare(statement)
    },
  }
}

/** What would ask for the write lock by itself, and be the statement that waits for it in vain. */
const WRITES = /^\s*(with\b[^]*\)\s*)?(insert|update|delete|replace)\b/i

/**
 * What begins and ends a transaction, without a prepared statement. A prepared one that could not get the lock in time stays in progress for
 * as long as the garbage collector leaves it, and until then SQLite refuses every commit.
 */
function control(database: Libsql.Database, statement: string): SqliteStatement {
  const run = () => {
    database.exec(statement)
    return { changes: 0, lastInsertRowid: 0 }
  }
  return { reader: false, run, all: () => [], iterate: () => [][Symbol.iterator]() }
}

function refuseLooseWrites(database: Libsql.Database, statement: string): void {
  if (!database.inTransaction && WRITES.test(statement))
    throw new TypeError(`a statement that writes belongs into \`write\`: ${statement}`)
}
