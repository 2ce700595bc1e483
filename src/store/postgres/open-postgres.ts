import {
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  replaceWithNoncontingentExpression,
  sql,
} from 'kysely'
import type { Database, Tables } from '../database.js'
import { createDoors } from '../joint-work-store.js'
import { type Ground, migrate } from '../migrate.js'
import { migrations } from '../migrations.js'
import { StoreError, unopenable } from '../store-error.js'
import { type Ask, createConnections } from './connections.js'
import type { PostgresPlace } from './postgres-place.js'
import { onPostgres } from './migrating.js'
import { refuseUnfit } from './refuse-unfit.js'

/** A list of nothing has nothing in it, to SQLite as well; to PostgreSQL it is a mistake. */
const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })]

export interface PostgresOptions {
  /** How long a write waits for the writer's lock of another process. */
  readonly busyTimeoutMs: number
  /** Whether no other process may be alone with the store while this one is open; `at-once`: where another one is, that is not waited for. */
  readonly isAlone: boolean | 'at-once'
}

/** First halves of keys of advisory locks; the second half is the schema, of which a database may have several. */
const WRITER = 0x706c6d01
const DAEMON = 0x706c6d02
const OF_SCHEMA = 'hashtext(current_schema())'

/** A server that did not end a statement itself so long after its timeout is gone, in milliseconds. */
const GONE_AFTER_MS = 5_000

/** To alter a large table may take long. */
export const LONGEST_MIGRATION_MS = 86_400_000

/** A transaction that nobody goes on with keeps everybody from writing: a process that hangs loses it, in milliseconds. */
const IDLE_IN_TRANSACTION_MS = 300_000

/**
 * Opens a database of PostgreSQL, and brings its schema up to date. `read` has connections of its own, on which the server refuses whatever
 * writes; all writes of this process go through one, and hold a lock of the whole database while they last.
 *
 * @throws StoreError when the server cannot be reached or is none that will do, or the store was written by a newer Plimsoll
 */
export async function openPostgres(place: PostgresPlace, options: PostgresOptions): Promise<Database> {
  let isMigrating = true
  const longestMs = () => (isMigrating ? LONGEST_MIGRATION_MS : longestOf(place))
  const reading = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: readers(place) }), plugins })
  const pool = writer(place, longestMs, options)
  const writing = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins })
  const close = async () => {
    await Promise.all([reading.destroy(), writing.destroy()])
  }
  try {
    await refuseUnfit(writing, place)
    await migrate(writing as unknown as Kysely<unknown>, migrations, postgresGround())
    isMigrating = false
    return { ...createDoors(reading, writing), close }
  } catch (error) {
    await close()
    throw error instanceof StoreError && error.code !== 'store_unreachable' ? error : unopenable(place.url, error)
  }
}

/** Whether a Plimsoll has ever worked in the database. */
export async function isBegun(place: PostgresPlace): Promise<boolean> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: readers({ ...place, connections: 2 }) }) })
  try {
    const { rows } = await sql`select 1 where to_regclass('schema_migration') is not null`.execute(db)
    return rows.length > 0
  } catch (error) {
    throw unopenable(place.url, error)
  } finally {
    await db.destroy()
  }
}

/** @param beginning what is sent in place of `begin` */
export function readers(place: PostgresPlace, beginning?: string): PostgresPool {
  const begin = (ask: Ask) => ask(`${sessionOf(place)}; set default_transaction_read_only = on`)
  const parts = { place, most: place.connections - 1, longestMs: () => longestOf(place), begin }
  return createConnections(beginning === undefined ? parts : { ...parts, beginning })
}

function longestOf({ statementTimeoutSeconds }: PostgresPlace): number {
  return statementTimeoutSeconds * 1000 + GONE_AFTER_MS
}

/** A connection that is lost is opened anew, and takes the daemon's lock again: of two daemons never both write. */
export function writer(
  place: PostgresPlace,
  longestMs: () => number,
  { busyTimeoutMs, isAlone }: PostgresOptions,
): PostgresPool {
  let waits = isAlone !== 'at-once'
  return createConnections({
    ...{ place, most: 1, longestMs },
    beginning: `begin read write; select ${lockOf(WRITER)}`,
    async begin(ask) {
      await ask(`${sessionOf(place)}; set lock_timeout = ${Math.max(1, busyTimeoutMs)}`)
      if (isAlone !== false) await beAlone(place, ask, waits)
      // A connection that was lost may hold the lock a moment longer.
      waits = true
    },
  })
}

/** How a database is migrated. */
export function postgresGround(): Ground {
  return onPostgres(lockOf(WRITER))
}

function lockOf(first: number): string {
  return `pg_advisory_xact_lock(${first}, ${OF_SCHEMA})`
}

/** The server finds out within a quarter of a minute that this process is gone with its machine: another one may stand by. */
function sessionOf({ statementTimeoutSeconds }: PostgresPlace): string {
  const settings = {
    statement_timeout: statementTimeoutSeconds * 1000,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    tcp_keepalives_idle: 5,
    tcp_keepalives_interval: 2,
    tcp_keepalives_count: 4,
    tcp_user_timeout: 13_000,
  }
  return Object.entries(settings)
    .map(([name, value]) => `set ${name} = ${value}`)
    .join('; ')
}

async function beAlone({ url }: PostgresPlace, ask: Ask, waits: boolean): Promise<void> {
  if (!waits) {
    // What is looked for again and again is no error in the log of the server.
    const [row] = await ask(`select pg_try_advisory_lock(${DAEMON}, ${OF_SCHEMA}) as is_free`)
    if (row?.['is_free'] !== 1) throw inUse(url)
    return
  }
  try {
    await ask(`select pg_advisory_lock(${DAEMON}, ${OF_SCHEMA})`)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE)) throw cause
    throw inUse(url, cause)
  }
}

function inUse(url: string, cause?: unknown): StoreError {
  const message = `another Plimsoll works with the store ${url}: stop it, or give this one a database of its own (storage.url)`
  return new StoreError('store_in_use', message, { cause })
}

const LOCK_NOT_AVAILABLE = '55P03'
