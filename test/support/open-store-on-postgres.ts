import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Database } from '../../src/store/database.js'
import type { StoreOptions } from '../../src/store/open-store.js'
import { openPostgres } from '../../src/store/postgres/open-postgres.js'
import type { StorePlace } from '../../src/store/store-place.js'
import { placeOf } from './postgres-place.js'
import { asked } from './quiet-store.js'

/**
 * Takes the place of `src/store/open-store.ts` in the jest project `postgres`: where a test asks for a file, or for memory, it gets a
 * database of its own, one for each file, of which what stands in its place keeps the name.
 */
export async function openStore(place: StorePlace, options: StoreOptions = {}): Promise<Database> {
  const { busyTimeoutMs = 10_000, isAlone = false } = options
  if (typeof place !== 'string') return openPostgres(place, { busyTimeoutMs, isAlone })
  const isOfTest = place === ':memory:'
  const name = isOfTest ? await takeDatabase('memory') : await databaseOf(resolve(place))
  const store = await openPostgres(placeOf(urlOf(name)), { busyTimeoutMs, isAlone })
  return {
    read: (work) => counted(store.read(work)),
    write: (work) => counted(store.write(work)),
    together: (work, seal, longestMs) => counted(store.together(work, seal, longestMs)),
    async close() {
      await store.close()
      if (isOfTest) await ask('postgres', 'update test_store set path = null where name = $1', [name])
    },
  }
}

async function counted<Result>(work: Promise<Result>): Promise<Result> {
  asked.now += 1
  try {
    return await work
  } finally {
    asked.now -= 1
  }
}

async function databaseOf(file: string): Promise<string> {
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const name = await takeDatabase(file)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, name)
  return name
}

/** One that is free, or whose file is gone; otherwise a new one: that takes a second. */
async function takeDatabase(path: string): Promise<string> {
  const free = await ask<Lent>(
    'postgres',
    `update test_store set path = $1 where name = (
       select name from test_store where path is null limit 1 for update skip locked) returning name`,
    [path],
  )
  const name = free[0]?.name ?? (await reclaimed(path))
  if (name !== null) {
    await ask(name, EMPTY)
    return name
  }
  const added = `t_${randomUUID().replaceAll('-', '')}`
  await ask('postgres', `create database ${added} template store_template strategy file_copy`)
  await ask('postgres', 'insert into test_store (name, path) values ($1, $2)', [added, path])
  return added
}

interface Lent {
  readonly name: string
  readonly path: string
}

async function reclaimed(path: string): Promise<string | null> {
  for (const lent of await ask<Lent>('postgres', `select name, path from test_store where path like '/%'`)) {
    if (existsSync(lent.path)) continue
    const taken = await ask<Lent>(
      'postgres',
      'update test_store set path = $1 where name = $2 and path = $3 returning name',
      [path, lent.name, lent.path],
    )
    if (taken.length > 0) return lent.name
  }
  return null
}

/** As after its migrations, however it was left: without its triggers, which would refuse, and with all numbers from 1 on. */
const EMPTY = `do $$
  declare one record;
  begin
    set local session_replication_role = replica;
    perform pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
    for one in select c.oid::regclass as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and c.relname not in ('schema_migration', 'publication_feed', 'agenda_secret', 'audit_written')
    loop
      execute 'delete from ' || one.name;
    end loop;
    update audit_written set seq = 0 where seq <> 0;
    -- One that was renewed is longer than that of the migration.
    update agenda_secret set secret = left(secret, 48);
    perform setval(c.oid, 1, false) from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace;
  end $$`

function urlOf(database: string): string {
  const server = process.env['PLIMSOLL_TEST_POSTGRES']
  if (server === undefined) throw new Error('PLIMSOLL_TEST_POSTGRES names no server: see scripts/jest-postgres.mjs')
  const url = new URL(server)
  url.pathname = database
  return url.href
}

async function ask<Row>(database: string, statement: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: urlOf(database) })
  await client.connect()
  try {
    return (await client.query(statement, [...values])).rows as Row[]
  } finally {
    await client.end()
  }
}
