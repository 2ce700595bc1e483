import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { lockStore } from './lock-store.js'
import type { Database, Reader } from './database.js'
import { openStore } from './open-store.js'

let folder: string

function slotsOf(store: Database) {
  return store.read((one) => one.selectFrom('job_slot').selectAll().execute())
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-store-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a new store is created with its folder, durable and ready', async () => {
  const store = await openStore(join(folder, 'deep/er/plimsoll.db'))
  const pragma = async (name: string) =>
    (await store.read((reader) => sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(reader))).rows.map((row) =>
      Object.values(row),
    )
  expect(await pragma('journal_mode')).toEqual([['wal']])
  expect(await pragma('synchronous')).toEqual([[2]])
  expect(await pragma('foreign_keys')).toEqual([[1]])
  expect(await store.read((one) => one.selectFrom('objective').selectAll().execute())).toEqual([])
  await store.close()
})

test('a second process that opens the store finds it whole', async () => {
  const file = join(folder, 'plimsoll.db')
  const stores = [await openStore(file), await openStore(file)]
  for (const store of stores) {
    const { rows } = await store.read((reader) =>
      sql<{ number: number }>`select number from schema_migration`.execute(reader),
    )
    expect(rows[0]?.number).toBe(1)
    await store.close()
  }
})

test('what was written is there after reopening, and migrations do not run twice', async () => {
  const file = join(folder, 'plimsoll.db')
  const first = await openStore(file)
  await first.write((one) => one.insertInto('job_slot').values({ name: 'ingest', last_slot: 60 }).execute())
  await first.close()
  const second = await openStore(file)
  expect(await slotsOf(second)).toEqual([{ name: 'ingest', last_slot: 60 }])
  await second.close()
})

test('a store of a newer version is refused with a sentence that says so, and left as it was', async () => {
  const file = join(folder, 'plimsoll.db')
  const store = await openStore(file)
  await store.write((one) =>
    sql`insert into schema_migration (number, name) values (999, '999-from-the-future')`.execute(one),
  )
  await store.close()
  await expect(openStore(file)).rejects.toMatchObject({
    code: 'store_newer',
    message: expect.stringContaining('written by a newer Plimsoll (it has 999-from-the-future'),
  })
})

test('a file that is no database is refused with its name', async () => {
  const file = join(folder, 'notes.txt')
  writeFileSync(file, 'not a database, but long enough to be read as a page of one'.repeat(20))
  await expect(openStore(file)).rejects.toMatchObject({
    code: 'store_unopenable',
    message: expect.stringContaining(file),
  })
})

test('a transaction that fails leaves nothing behind', async () => {
  const store = await openStore(join(folder, 'plimsoll.db'))
  const failing = store.write(async (transaction) => {
    await transaction.insertInto('job_slot').values({ name: 'ingest', last_slot: 60 }).execute()
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  expect(await slotsOf(store)).toEqual([])
  await store.close()
})

test('others get their turn between statements, but not within a transaction', async () => {
  const store = await openStore(join(folder, 'plimsoll.db'))
  const some = sql`with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 300000) select sum(n) from numbers`
  const turnsDuring = async (db: Reader) => {
    let turns = 0
    const counting = setInterval(() => (turns += 1), 0)
    for (let statement = 0; statement < 10; statement += 1) await some.execute(db)
    clearInterval(counting)
    return turns
  }
  expect(await store.read(turnsDuring)).toBeGreaterThanOrEqual(5)
  expect(await store.write(turnsDuring)).toBe(0)
  await store.close()
})

test('a file of 0 bytes is not begun anew without a word', async () => {
  const file = join(folder, 'plimsoll.db')
  writeFileSync(file, '')
  await expect(openStore(file)).rejects.toMatchObject({ code: 'store_empty', message: expect.stringContaining(file) })
})

test('a store whose very first start was cut off is begun again', async () => {
  const file = join(folder, 'plimsoll.db')
  // Stands where SQLite keeps what it is about to write: the first start ends after the file was made and before its first page.
  mkdirSync(`${file}-journal`)
  await expect(openStore(file)).rejects.toMatchObject({ code: 'store_unopenable' })
  expect(statSync(file).size).toBe(0)
  rmSync(`${file}-journal`, { recursive: true })
  const store = await openStore(file)
  expect(await slotsOf(store)).toEqual([])
  await store.close()
  // Were it emptied later, nothing would be left that speaks for a beginning.
  expect(readdirSync(folder).filter((name) => !/^plimsoll\.db(-wal|-shm)?$/.test(name))).toEqual([])
})

test('a file that another process is just beginning is waited for', async () => {
  const [begun, file] = [join(folder, 'begun.db'), join(folder, 'plimsoll.db')]
  await (await openStore(begun)).close()
  writeFileSync(file, '')
  const opening = openStore(file)
  copyFileSync(begun, file)
  const store = await opening
  expect(await slotsOf(store)).toEqual([])
  await store.close()
})

test.each([
  ['removed', unlinkSync],
  [
    'emptied',
    (file: string) => {
      truncateSync(file)
    },
  ],
])('a store that is %s while it is open takes nothing any more, and says so', async (_, spoil) => {
  const file = join(folder, 'plimsoll.db')
  const store = await openStore(file)
  spoil(file)
  const write = store.write((one) => one.insertInto('job_slot').values({ name: 'a', last_slot: 1 }).execute())
  await expect(write).rejects.toMatchObject({ code: 'store_gone' })
  await expect(slotsOf(store)).rejects.toMatchObject({ code: 'store_gone' })
  await store.close()
})

test('a disk that is full is named, though SQLite has rolled back by itself', async () => {
  const store = await openStore(join(folder, 'plimsoll.db'))
  await store.read(async (one) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(one)
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count ?? 0}`).execute(one)
  })
  const name = 'x'.repeat(100_000)
  const write = store.write((one) => one.insertInto('job_slot').values({ name, last_slot: 1 }).execute())
  await expect(write).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  await store.close()
})

test('a store that another process writes is said to be busy after the time that was given', async () => {
  const file = join(folder, 'plimsoll.db')
  const [writing, waiting] = [await openStore(file), await openStore(file, { busyTimeoutMs: 50 })]
  const began = performance.now()
  await writing.write(async () => {
    const write = waiting.write((one) => one.selectFrom('job_slot').selectAll().execute())
    await expect(write).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
  })
  expect(performance.now() - began).toBeLessThan(2000)
  await writing.close()
  await waiting.close()
})

test('a store that another process writes is opened and read without waiting for it', async () => {
  const file = join(folder, 'plimsoll.db')
  const writing = await openStore(file)
  await writing.write(async (one) => {
    await one.insertInto('job_slot').values({ name: 'a', last_slot: 1 }).execute()
    const reading = await openStore(file, { busyTimeoutMs: 50 })
    expect(await slotsOf(reading)).toEqual([])
    await reading.close()
  })
  expect(await slotsOf(writing)).toHaveLength(1)
  await writing.close()
})

test('a store that was busy for too long takes everything again as soon as it is free', async () => {
  const file = join(folder, 'plimsoll.db')
  const [writing, waiting] = [await openStore(file), await openStore(file, { busyTimeoutMs: 20 })]
  const silently = (last_slot: number) =>
    waiting.write((one) => one.insertInto('job_slot').values({ name: 'a', last_slot }).execute())
  const returning = (last_slot: number) =>
    waiting.write((one) => one.insertInto('job_slot').values({ name: 'b', last_slot }).returning('last_slot').execute())
  await writing.write(async () => {
    for (const write of [silently, returning, silently])
      await expect(write(0)).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
  })
  await silently(1)
  expect(await returning(2)).toEqual([{ last_slot: 2 }])
  expect((await slotsOf(waiting)).map(({ last_slot }) => last_slot)).toEqual([1, 2])
  await writing.close()
  await waiting.close()
})

test('a statement that writes is refused outside of the door for writers', async () => {
  const store = await openStore(':memory:')
  const smuggled = [
    sql`insert into job_slot values ('a', 1)`,
    sql` UPDATE job_slot set last_slot = 2`,
    sql`delete from job_slot`,
    sql`replace into job_slot values ('a', 1)`,
    sql`with one(name) as (select 'a') insert into job_slot select name, 1 from one`,
  ]
  for (const statement of smuggled)
    await expect(store.read((reader) => statement.execute(reader))).rejects.toThrow('belongs into `write`')
  expect(await slotsOf(store)).toEqual([])
  await store.close()
})

test('a write that fails leaves nothing open behind it', async () => {
  const store = await openStore(join(folder, 'plimsoll.db'))
  const write = () => store.write((one) => one.insertInto('job_slot').values({ name: 'a', last_slot: 1 }).execute())
  await write()
  await expect(write()).rejects.toMatchObject({ code: expect.stringMatching('SQLITE_CONSTRAINT') })
  await store.write((one) => one.deleteFrom('job_slot').execute())
  await write()
  await store.close()
})

test('two daemons on one store refuse each other until the first is gone', () => {
  const file = join(folder, 'plimsoll.db')
  const unlock = lockStore(file)
  expect(() => lockStore(file)).toThrow('another Plimsoll works with the store')
  unlock()
  lockStore(file)()
})

test('a store that is closed amid a transaction rejects what comes after, and keeps nothing of it', async () => {
  const file = join(folder, 'plimsoll.db')
  const store = await openStore(file)
  const write = store.write(async (one) => {
    await one.insertInto('job_slot').values({ name: 'a', last_slot: 1 }).execute()
    await store.close()
    await one.insertInto('job_slot').values({ name: 'b', last_slot: 1 }).execute()
  })
  await expect(write).rejects.toMatchObject({ code: 'store_gone' })
  const again = await openStore(file)
  expect(await slotsOf(again)).toEqual([])
  await again.close()
})
