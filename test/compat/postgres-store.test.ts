import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { freePort } from '../../demo/processes/child.js'
import { recordChange } from '../../src/audit/audit-store.js'
import { byJob } from '../../src/audit/initiator.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import type { Database } from '../../src/store/database.js'
import { migrations } from '../../src/store/migrations.js'
import { openStore, type StoreOptions } from '../../src/store/open-store.js'
import type { PostgresPlace } from '../../src/store/postgres/postgres-place.js'
import { isStoreBegun } from '../../src/store/store-begun.js'
import { storeTrouble } from '../../src/store/store-trouble.js'
import { startCluster, type PostgresCluster } from '../support/postgres-cluster.js'
import { placeOf } from '../support/postgres-place.js'
import { schemaOfPostgres, schemaOfSqlite } from '../support/schema-shapes.js'

const cleanUp = createCleanUp(console.error)
let folder: string
let cluster: PostgresCluster
let number = 0
let place: PostgresPlace
let name: string
let opened: Database[]

beforeAll(async () => {
  // PostgreSQL wants short paths, and a folder that somebody else than root may enter.
  folder = join(tmpdir(), `plimsoll-pgstore-${process.pid}`)
  cleanUp.add('folder', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  cluster = await startCluster({ folder, settings: ['password_encryption = scram-sha-256'] })
  cleanUp.add('PostgreSQL', () => cluster.stop())
})
afterAll(() => cleanUp.run())

beforeEach(async () => {
  opened = []
  number += 1
  name = `store_${number}`
  await cluster.create(name)
  place = placeOf(cluster.url(name))
})
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()))
})

async function open(changes: Partial<PostgresPlace> = {}, options: StoreOptions = {}): Promise<Database> {
  const store = await openStore({ ...place, ...changes }, options)
  opened.push(store)
  return store
}

const refusal = (changes: Partial<PostgresPlace> = {}, options: StoreOptions = {}) =>
  open(changes, options).then(
    () => 'opened',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
const slot = (job: string, last_slot: number) => (store: Database) =>
  store.write((one) => one.insertInto('job_slot').values({ name: job, last_slot }).execute())
const slots = async (store: Database) =>
  (await store.read((one) => one.selectFrom('job_slot').selectAll().orderBy('name').execute())).map((row) => row.name)
const troubleOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => storeTrouble(error)?.message ?? error,
  )

describe('a database of PostgreSQL', () => {
  it('is begun by two at once, but once, and is there from then on', async () => {
    expect(await isStoreBegun(place)).toBe(false)
    const [one] = await Promise.all([open(), open(), open()])
    expect(await cluster.sql('select count(*) from schema_migration', name)).toBe(String(migrations.length))
    expect(await isStoreBegun(place)).toBe(true)
    await slot('a', 1)(one)
    expect(await slots(await open())).toEqual(['a'])
  })

  it('has what the file of SQLite has: tables, columns, what may be empty, what is unique, what refers to what', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'plimsoll-schema-')), 'plimsoll.db')
    await (await openStore(file)).close()
    await open()
    expect(await schemaOfPostgres((text) => cluster.sql(text, name))).toEqual(schemaOfSqlite(file))
  })

  it('begins with nothing where its migrations fail half-way', async () => {
    await cluster.sql('create table agenda_item ()', name)
    expect(await refusal()).toBe(`cannot open the store ${place.url}: relation "agenda_item" already exists`)
    expect(
      await cluster.sql(
        `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
        name,
      ),
    ).toBe('agenda_item')
    await cluster.sql('drop table agenda_item', name)
    await open()
  })

  it('of a newer version is refused and left as it is', async () => {
    await (await open()).close()
    await cluster.sql(`insert into schema_migration values (999, '999-later')`, name)
    expect(await refusal()).toContain('the store was written by a newer Plimsoll (it has 999-later')
  })

  it.each([
    [
      'another encoding',
      `encoding 'LATIN1' locale 'C' template template0`,
      'its encoding is LATIN1, and UTF8 is needed',
    ],
    ['none', `encoding 'SQL_ASCII' locale 'C' template template0`, 'its encoding is SQL_ASCII, and UTF8 is needed'],
  ])('with %s is refused', async (_, options, reason) => {
    await cluster.create(`${name}_odd`, options)
    expect(await refusal({ url: cluster.url(`${name}_odd`) })).toContain(reason)
  })

  it('that can only be read is refused', async () => {
    await cluster.sql(`alter database ${name} set default_transaction_read_only = on`)
    expect(await refusal()).toContain('it can only be read (default_transaction_read_only)')
  })

  it('where nobody may make tables, or that is not there, or has no server, is refused in one line', async () => {
    await cluster.sql(`create role poor_${number} login`)
    const poor = place.url.replace('shop@', `poor_${number}@`)
    expect(await refusal({ url: poor })).toBe(`cannot open the store ${poor}: permission denied for schema public`)
    const gone = cluster.url('nowhere')
    expect(await refusal({ url: gone })).toBe(`cannot open the store ${gone}: database "nowhere" does not exist`)
    const dead = `postgres://shop@127.0.0.1:${await freePort()}/x`
    expect(await refusal({ url: dead })).toMatch(/^cannot open the store postgres:.*: .*ECONNREFUSED/)
  })

  it('keeps texts and bytes as SQLite does, orders texts by their bytes, and refuses numbers that cannot be told apart', async () => {
    const store = await open()
    for (const job of ['b', 'a\0c', 'B', 'ä', '_']) await slot(job, Number.MAX_SAFE_INTEGER)(store)
    expect(await slots(store)).toEqual(['B', '_', 'a\ufffdc', 'b', 'ä'])
    await cluster.sql(`update job_slot set last_slot = 9007199254740993`, name)
    await expect(slots(store)).rejects.toThrow('beyond the whole numbers')
  })
})

describe('the doors', () => {
  it('let nobody write who reads', async () => {
    const store = await open()
    const write = store.read((reader) => sql`insert into job_slot values ('a', 1)`.execute(reader))
    await expect(write).rejects.toThrow('cannot execute INSERT in a read-only transaction')
    expect(await slots(store)).toEqual([])
  })

  it('let one write at a time, in this process and in others: what was read is still true when it is written', async () => {
    const stores = [await open(), await open(), await open()]
    await slot('sum', 0)(stores[0]!)
    const add = (store: Database) =>
      store.write(async (one) => {
        const { last_slot } = await one.selectFrom('job_slot').selectAll().executeTakeFirstOrThrow()
        await one
          .updateTable('job_slot')
          .set({ last_slot: last_slot + 1 })
          .execute()
      })
    await Promise.all(Array.from({ length: 60 }, (_, index) => add(stores[index % 3]!)))
    expect(await cluster.sql('select last_slot from job_slot', name)).toBe('60')
  })

  it('tell who waits for another process too long that the store is busy, and let reading go on', async () => {
    const [writing, waiting] = [await open(), await open({}, { busyTimeoutMs: 50 })]
    await writing.write(async () => {
      expect(await troubleOf(slot('a', 1)(waiting))).toBe('the store is locked by another process')
      expect(await slots(waiting)).toEqual([])
    })
    await slot('a', 1)(waiting)
  })

  it('undo everything where work rejects, also after a statement that failed and was caught', async () => {
    const store = await open()
    const work = store.write(async (one) => {
      await one.insertInto('job_slot').values({ name: 'a', last_slot: 1 }).execute()
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    const joint = store.together(
      async () => {
        await slot('a', 1)(store)
        await slot('a', 2)(store).catch(() => undefined)
        await slot('b', 1)(store)
      },
      async (one) => {
        await one.insertInto('job_slot').values({ name: 'seal', last_slot: 1 }).execute()
      },
    )
    await joint
    expect(await slots(store)).toEqual(['a', 'b', 'seal'])
  })

  it('end a statement that takes too long', async () => {
    const store = await open({ statementTimeoutSeconds: 1 })
    const sleep = store.read((reader) => sql`select pg_sleep(30)`.execute(reader))
    expect(await troubleOf(sleep)).toContain('took too long')
    expect(await slots(store)).toEqual([])
  })
})

describe('the audit log', () => {
  it('is only added to, also where a change was undone before', async () => {
    const store = await open()
    const change = { initiator: byJob('x'), at: new Date(), action: 'x', object: { kind: 'x', id: '1' }, new: {} }
    await store.write((one) => recordChange(one, change))
    const undone = store.write(async (one) => {
      await recordChange(one, change)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await store.write((one) => recordChange(one, change))
    const columns =
      'at, actor_kind, actor_name, identified_by, through, source, action, object_kind, object_id, old_value, new_value, hash'
    for (const statement of [
      `update audit_entry set actor_name = 'eve'`,
      'delete from audit_entry where seq = 2',
      'truncate audit_entry',
      `insert into audit_entry (seq, ${columns}) select 7, ${columns} from audit_entry where seq = 1`,
      `insert into audit_entry (seq, ${columns}) select 1, ${columns} from audit_entry where seq = 1`,
      `insert into audit_entry (${columns}) select ${columns} from audit_entry where seq = 1`,
    ])
      await expect(cluster.sql(statement, name)).rejects.toThrow('the audit log is only added to')
    expect(await cluster.sql('select seq from audit_entry order by seq', name)).toBe('1\n2')
  })
})
