import { type ControlledTransaction, Kysely, PostgresDialect, sql } from 'kysely'
import type { Tables } from '../database.js'
import { applyMissing, refuseStrangers } from '../migrate.js'
import { migrations } from '../migrations.js'
import { LAST_OF_BEFORE } from '../postgres/migrating.js'
import { LONGEST_MIGRATION_MS, postgresGround, writer } from '../postgres/open-postgres.js'
import type { PostgresPlace } from '../postgres/postgres-place.js'
import { refuseUnfit } from '../postgres/refuse-unfit.js'
import { StoreError, unopenable } from '../store-error.js'
import { ExportError } from './export-error.js'
import { createLoading } from './postgres-loading-store.js'
import { insertRows } from './postgres-rows-store.js'
import { refuseFilled, SEEDED_BY_MIGRATIONS } from './refuse-filled.js'
import { shapesAfter } from './schema-shapes-store.js'
import type { StoreTarget } from './store-target.js'
import { quoted } from './table-shape.js'

type Loading = ControlledTransaction<Tables>

/**
 * Fills a database within one transaction, which holds the writer's lock. No daemon can begin with it meanwhile.
 *
 * @throws StoreError `store_in_use`, `store_unopenable`, `store_unfit`
 * @throws ExportError `store_not_empty`
 */
export async function openPostgresTarget(place: PostgresPlace, busyTimeoutMs: number): Promise<StoreTarget> {
  const pool = writer(place, () => LONGEST_MIGRATION_MS, { busyTimeoutMs, isAlone: true })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let loading: Loading | null = null
  try {
    await refuseUnfit(db, place)
    loading = await db.startTransaction().execute()
    await sql`set local statement_timeout = 0`.execute(loading)
    await removeEmpty(loading, place.url)
    return targetOf(db, loading)
  } catch (error) {
    await letGo(db, loading)
    const isOurs = error instanceof ExportError || (error instanceof StoreError && error.code !== 'store_unreachable')
    throw isOurs ? error : unopenable(place.url, error)
  }
}

function targetOf(db: Kysely<Tables>, loading: Loading): StoreTarget {
  const tables = createLoading(loading)
  const migrateTo = (known: typeof migrations) =>
    applyMissing(loading as unknown as Kysely<unknown>, known, postgresGround())
  return {
    async begin(known, shapes) {
      refuseOlder(known.length)
      await migrateTo(known)
      await tables.takeApart()
      for (const { name } of shapes)
        if (SEEDED_BY_MIGRATIONS.includes(name)) await sql`delete from ${sql.table(name)}`.execute(loading)
    },
    insert: (table, rows) => insertRows(loading, table, rows),
    async finish(lastNumbers) {
      await tables.putTogether(lastNumbers)
      await migrateTo(migrations)
      await loading.commit().execute()
    },
    close: () => letGo(db, loading),
  }
}

/** Undoes what was not committed; where the connection is lost, the server does. */
async function letGo(db: Kysely<Tables>, loading: Loading | null): Promise<void> {
  if (loading !== null && !loading.isCommitted && !loading.isRolledBack)
    await loading
      .rollback()
      .execute()
      .catch(() => undefined)
  await db.destroy()
}

/** Of the migrations of before there was PostgreSQL only the tables count there, not what they say of rows. */
function refuseOlder(count: number): void {
  const last = migrations.findIndex(({ name }) => name === LAST_OF_BEFORE)
  if (count > last) return
  throw new ExportError(
    'export_unusable',
    `it was made of a store that is older than Plimsoll on PostgreSQL: import it into a file first (storage.url: plimsoll.db), export that, and import it here`,
  )
}

/** Takes away what an earlier start has made, so that the tables can be made as they were when the file was written. */
async function removeEmpty(loading: Loading, url: string): Promise<void> {
  const { rows: begun } = await sql`select 1 where to_regclass('schema_migration') is not null`.execute(loading)
  if (begun.length === 0) return
  const applied = await namesOf(loading, sql`select name from schema_migration order by number`)
  refuseStrangers(applied, migrations)
  const made = await shapesAfter(migrations.slice(0, applied.length))
  const tables = ['schema_migration', 'audit_written', ...made.map(({ name }) => name)]
  const filled: string[] = []
  for (const name of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(loading)
    if (rows.length > 0) filled.push(name)
  }
  refuseFilled(url, filled)
  const functions = await namesOf(
    loading,
    sql`select distinct tgfoid::regprocedure::text as name from pg_trigger join pg_class on pg_class.oid = tgrelid
      where not tgisinternal and relnamespace = current_schema()::regnamespace and relname = any(${tables})`,
  )
  await sql.raw(`drop table ${tables.map(quoted).join(', ')}`).execute(loading)
  for (const name of functions) await sql.raw(`drop function ${name}`).execute(loading)
}

async function namesOf(loading: Loading, question: ReturnType<typeof sql>): Promise<readonly string[]> {
  const { rows } = await question.execute(loading)
  return (rows as { readonly name: string }[]).map(({ name }) => name)
}
