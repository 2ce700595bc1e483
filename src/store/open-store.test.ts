import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { openStore } from './open-store.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-store-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a new store is created with its folder, durable and ready', async () => {
  const store = await openStore(join(folder, 'deep/er/plimsoll.db'))
  const pragma = async (name: string) =>
    (await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(store)).rows.map((row) => Object.values(row))
  expect(await pragma('journal_mode')).toEqual([['wal']])
  expect(await pragma('synchronous')).toEqual([[2]])
  expect(await pragma('foreign_keys')).toEqual([[1]])
  expect(await store.selectFrom('objective').selectAll().execute()).toEqual([])
  await store.destroy()
})

test('a second process that opens the store finds it whole', async () => {
  const file = join(folder, 'plimsoll.db')
  const stores = [await openStore(file), await openStore(file)]
  for (const store of stores) {
    const { rows } = await sql<{ number: number }>`select number from schema_migration`.execute(store)
    expect(rows[0]?.number).toBe(1)
    await store.destroy()
  }
})

test('what was written is there after reopening, and migrations do not run twice', async () => {
  const file = join(folder, 'plimsoll.db')
  const first = await openStore(file)
  await first.insertInto('job_slot').values({ name: 'ingest', last_slot: 60 }).execute()
  await first.destroy()
  const second = await openStore(file)
  expect(await second.selectFrom('job_slot').selectAll().execute()).toEqual([{ name: 'ingest', last_slot: 60 }])
  await second.destroy()
})

test('a store of a newer version is refused with a sentence that says so, and left as it was', async () => {
  const file = join(folder, 'plimsoll.db')
  const store = await openStore(file)
  await sql`insert into schema_migration (number, name) values (999, '999-from-the-future')`.execute(store)
  await store.destroy()
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
  const failing = store.transaction().execute(async (transaction) => {
    await transaction.insertInto('job_slot').values({ name: 'ingest', last_slot: 60 }).execute()
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  expect(await store.selectFrom('job_slot').selectAll().execute()).toEqual([])
  await store.destroy()
})
