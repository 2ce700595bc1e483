import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Migration } from './migration.js'
import { StoreError } from './store-error.js'

/** What of migrating is not the same on all databases. */
export interface Ground {
  /** Has a row where migrations were applied before. */
  readonly isBegun: RawBuilder<unknown>
  /** Begins a transaction, and takes the writer's lock. */
  readonly begin: readonly string[]
  up(migration: Migration, db: Kysely<unknown>): Promise<void>
}

const onSqlite: Ground = {
  isBegun: sql`select 1 from sqlite_master where name = 'schema_migration'`,
  begin: ['begin immediate'],
  up: (migration, db) => migration.up(db),
}

/**
 * Brings the schema up to the newest of `migrations`, all or nothing, under a write lock: of two processes that start at once the second
 * waits and finds everything done. Where nothing is missing the lock is not asked for: who only reads never waits for who writes.
 *
 * @throws StoreError `store_newer` when the store holds a migration that this version does not know; nothing is changed then
 */
export async function migrate(
  db: Kysely<unknown>,
  migrations: readonly Migration[],
  ground: Ground = onSqlite,
): Promise<void> {
  if (await isUpToDate(db, migrations, ground)) return
  await db.connection().execute(async (connection) => {
    const [begin = '', ...lock] = ground.begin
    await sql.raw(begin).execute(connection)
    try {
      for (const statement of lock) await sql.raw(statement).execute(connection)
      await applyMissing(connection, migrations, ground)
      await sql`commit`.execute(connection)
    } catch (error) {
      // Where that fails as well, the first failure says more.
      await sql`rollback`.execute(connection).catch(() => undefined)
      throw error
    }
  })
}

async function isUpToDate(
  db: Kysely<unknown>,
  migrations: readonly Migration[],
  { isBegun }: Ground,
): Promise<boolean> {
  const { rows: tables } = await isBegun.execute(db)
  if (tables.length === 0) return false
  const applied = await appliedTo(db)
  return applied.length === migrations.length && migrations.every(({ name }, index) => applied[index] === name)
}

async function appliedTo(db: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migration order by number`.execute(db)
  return rows.map(({ name }) => name)
}

/** Applies what is missing, within a transaction that holds the lock. */
export async function applyMissing(
  db: Kysely<unknown>,
  migrations: readonly Migration[],
  ground: Ground,
): Promise<void> {
  await sql`create table if not exists schema_migration (number integer primary key, name text not null)`.execute(db)
  const applied = await appliedTo(db)
  refuseStrangers(applied, migrations)
  for (const [index, migration] of migrations.entries()) {
    if (index < applied.length) continue
    await ground.up(migration, db)
    await sql`insert into schema_migration (number, name) values (${index + 1}, ${migration.name})`.execute(db)
  }
}

/** @throws StoreError `store_newer` when a migration was applied that is not known */
export function refuseStrangers(applied: readonly string[], known: readonly Migration[]): void {
  const stranger = applied.find((name, index) => known[index]?.name !== name)
  if (stranger === undefined) return
  throw new StoreError(
    'store_newer',
    `the store was written by a newer Plimsoll (it has ${stranger}, this version ends at ${known.at(-1)?.name ?? 'nothing'}): start that version, or restore a backup made before the upgrade`,
  )
}
