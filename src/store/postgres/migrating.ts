import { sql, type Kysely } from 'kysely'
import type { Ground } from '../migrate.js'
import type { Migration } from '../migration.js'
import { tablesAlone, translation } from './translate.js'

/** The last one of before there was PostgreSQL: what these say of rows is about stores that SQLite has kept. */
export const LAST_OF_BEFORE = '050-findings-as-actions'

/** Migrates a database of PostgreSQL, where making a table belongs to a transaction as everything else does. */
export function onPostgres(lock: string): Ground {
  return {
    isBegun: sql`select 1 where to_regclass('schema_migration') is not null`,
    begin: ['begin read write', 'set local statement_timeout = 0', 'set local lock_timeout = 0', `select ${lock}`],
    up,
  }
}

function up(migration: Migration, db: Kysely<unknown>): Promise<void> {
  if (migration.upOnPostgres !== undefined) return migration.upOnPostgres(db.withPlugin(translation))
  return migration.up(db.withPlugin(migration.name <= LAST_OF_BEFORE ? tablesAlone : translation))
}
