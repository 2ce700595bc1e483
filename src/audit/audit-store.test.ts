import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import Libsql from 'libsql'
import { anna, person } from '../../test/support/initiators.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { readEntriesAfter, readNewestEntries } from './audit-entries-read-store.js'
import { recordChange } from './audit-store.js'
import type { Change } from './audit-entry.js'
import { verifyChain } from './verify-store.js'

const NOW = new Date('2026-11-29T08:00:00.123Z')
const change = (changes: Partial<Change> = {}): Change => ({
  initiator: anna,
  at: NOW,
  action: 'incident.acknowledge',
  object: { kind: 'incident', id: '12' },
  old: { acknowledged: null },
  new: { acknowledged: NOW, note: 'on it' },
  ...changes,
})

let folder: string
let file: string
let database: Database

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-audit-'))
  file = join(folder, 'plimsoll.db')
  database = await openStore(file)
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const record = (changes: Partial<Change> = {}) =>
  database.write((transaction) => recordChange(transaction, change(changes)))
const all = () => database.read((reader) => readEntriesAfter(reader, { after: 0, most: 1000 }))

/** Does to the file what somebody would who can write it, and does not ask Plimsoll. */
function tamper(...statements: readonly string[]): void {
  const other = new Libsql(file)
  for (const name of ['stays', 'remains', 'follows']) other.exec(`drop trigger if exists audit_entry_${name}`)
  for (const statement of statements) other.exec(statement)
  other.close()
}

/** With all keys in order, which makes it canonical where texts and numbers are plain. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

const fault = async (noted?: string) => (await verifyChain(database, { noted }))?.fault?.what ?? null

describe('the audit log', () => {
  it('says who changed what, when and from where, before and after', async () => {
    await record()
    expect((await all()).map(({ entry }) => entry)).toEqual([
      {
        seq: 1,
        at: '2026-11-29T08:00:00.123Z',
        actor: { kind: 'person', name: 'anna', identifiedBy: 'word' },
        through: 'api',
        from: '127.0.0.1',
        action: 'incident.acknowledge',
        object: { kind: 'incident', id: '12' },
        old: { acknowledged: null },
        new: { acknowledged: '2026-11-29T08:00:00.123Z', note: 'on it' },
        previous: '0'.repeat(64),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
  })

  it('is a chain that others follow as well', async () => {
    for (const name of ['anna', 'bob', 'Zoë 🚢'])
      await record({ initiator: person(name), new: { z: 1.5, a: ['é', null] } })
    const entries = (await all()).map(({ entry }) => entry)
    for (const [index, { hash, ...content }] of entries.entries()) {
      const digest = execFileSync('openssl', ['sha256', '-r'], { input: JSON.stringify(sorted(content)) }).toString()
      expect(digest.split(' ')[0]).toBe(hash)
      expect(content.previous).toBe(entries[index - 1]?.hash ?? '0'.repeat(64))
    }
    expect(await verifyChain(database)).toEqual({ entries: 3, head: entries.at(-1), fault: null })
  })

  it('is written with the change, or not at all', async () => {
    await record()
    const failing = database.write(async (transaction) => {
      await recordChange(transaction, change())
      throw new Error('the change fails')
    })
    await expect(failing).rejects.toThrow('the change fails')
    await record()
    expect((await all()).map(({ entry }) => entry.seq)).toEqual([1, 2])
    expect(await fault()).toBeNull()
  })

  it('is only added to: the store refuses every other change of it', async () => {
    await record()
    await record()
    const row = `(1, 0, 'person', 'eve', 'word', 'api', '', 'x', 'y', 'z', 'null', 'null', '')`
    for (const statement of [
      `update audit_entry set actor_name = 'eve'`,
      `delete from audit_entry where seq = 2`,
      `insert or replace into audit_entry values ${row}`,
      `replace into audit_entry values ${row.replace('(1', '(2')}`,
      `insert into audit_entry values ${row.replace('(1', '(7')}`,
      `insert into audit_entry values ${row.replace('(1', '(null')}`,
    ]) {
      const other = new Libsql(file)
      expect(() => other.exec(statement)).toThrow('the audit log is only added to')
      other.close()
    }
    expect(await fault()).toBeNull()
  })

  it('keeps what is large in part, and takes whatever a text may hold', async () => {
    await record({ new: { note: 'x'.repeat(5000) } })
    await record({ new: Array.from({ length: 500 }, (_, n) => `alert number ${n}`) })
    const [long, many] = (await all()).map(({ entry }) => entry.new)
    expect(long).toEqual({ note: `${'x'.repeat(500)}… (5000 characters)` })
    expect(many).toMatchObject({ cut: true, begins: expect.stringContaining('alert number 0') })
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.jsonValue(), async (text, value) => {
        await record({ initiator: person(text), object: { kind: 'x', id: text }, old: value, new: { [text]: value } })
        expect(await fault()).toBeNull()
      }),
      { numRuns: 50 },
    )
    for (const text of ['\ud800', 'a\0b', '"\\', '\u2028'])
      await record({ initiator: person(text), new: [text, { [text]: text }] })
    expect(await fault()).toBeNull()
  })
})

describe('the verification', () => {
  beforeEach(async () => {
    for (let number = 1; number <= 5; number++) await record({ object: { kind: 'incident', id: String(number) } })
  })

  it.each([
    [`update audit_entry set actor_name = 'anne' where seq = 3`, 3],
    [`update audit_entry set at = at + 1 where seq = 2`, 2],
    [`update audit_entry set at = at + 0.25 where seq = 2`, 2],
    [`update audit_entry set at = 9e18 where seq = 2`, 2],
    [`update audit_entry set new_value = new_value || ' ' where seq = 4`, 4],
    [`update audit_entry set new_value = '{' where seq = 4`, 4],
    [`update audit_entry set actor_name = cast(actor_name as blob) where seq = 4`, 4],
    [`update audit_entry set hash = upper(hash) where seq = 5`, 5],
    [`update audit_entry set hash = '' where seq = 1`, 1],
  ])('finds a change: %s', async (statement, seq) => {
    tamper(statement)
    expect(await verifyChain(database)).toMatchObject({
      entries: seq - 1,
      fault: { seq, what: `entry ${seq} is not what was written, or the one before it is not` },
    })
  })

  it('finds what was removed, inserted, exchanged, and a tail that was cut off', async () => {
    tamper('delete from audit_entry where seq in (2, 3)')
    expect(await fault()).toBe('entries 2 to 3 are missing')
    tamper(`insert into audit_entry select 2, at, actor_kind, actor_name, identified_by, through, source, action, object_kind, object_id,
      old_value, new_value, hash from audit_entry where seq = 4`)
    expect(await fault()).toBe('entry 2 is not what was written, or the one before it is not')
    tamper('delete from audit_entry where seq > 1')
    expect(await fault()).toBe('entries 2 to 5 are missing')
    await record()
    expect(await fault()).toBe('entries 2 to 5 are missing')
    tamper('delete from audit_entry')
    expect(await fault()).toBe('entries 1 to 6 are missing')
  })

  it('finds a log that was written anew only by a hash that was noted', async () => {
    const noted = (await verifyChain(database))?.head.hash
    await record()
    expect(await fault(noted)).toBeNull()
    tamper('delete from audit_entry where seq > 3', `update sqlite_sequence set seq = 3 where name = 'audit_entry'`)
    expect(await fault()).toBeNull()
    expect(await fault(noted)).toBe('no entry has the hash that was noted: the log was cut off, or written anew')
  })

  it('finds any byte of an entry that is changed in the file', async () => {
    const third = (await all())[2]?.entry
    // Moves what was written from the log beside the file into the file itself.
    tamper('pragma wal_checkpoint(truncate)')
    await database.close()
    const bytes = readFileSync(file)
    const begin = bytes.indexOf('personannawordapi127.0.0.1incident.acknowledgeincident3')
    const end = bytes.indexOf(third?.hash ?? '', begin) + 64
    expect([begin > 0, end > begin + 150]).toEqual([true, true])
    for (let at = begin; at < end; at += 7) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      writeFileSync(file, changed)
      database = await openStore(file)
      expect([at - begin, await fault()]).toEqual([at - begin, expect.stringContaining('entry 3')])
      await database.close()
    }
    writeFileSync(file, bytes)
    database = await openStore(file)
    expect(await fault()).toBeNull()
  })
})

it('is found by who, what, on what and when, newest first', async () => {
  const later = new Date(NOW.getTime() + 60_000)
  await record()
  await record({ initiator: person('bob'), action: 'incident.resolve', at: later })
  await record({ action: 'exclusion.add', object: { kind: 'exclusion', id: 'a:b' } })
  await record({ action: 'incidents.x' })
  const found = async (
    filter: Parameters<typeof readNewestEntries>[1] extends infer F ? Omit<F, 'before' | 'most'> : never,
  ) =>
    (await database.read((reader) => readNewestEntries(reader, { before: null, most: 10, ...filter }))).map(
      ({ seq }) => seq,
    )
  expect(await found({})).toEqual([4, 3, 2, 1])
  expect(await found({ actor: 'bob' })).toEqual([2])
  expect(await found({ action: 'incident' })).toEqual([2, 1])
  expect(await found({ action: 'incident.resolve' })).toEqual([2])
  expect(await found({ object: 'incident' })).toEqual([4, 2, 1])
  expect(await found({ object: 'exclusion:a:b' })).toEqual([3])
  expect(await found({ from: later })).toEqual([2])
  expect(await found({ to: later, action: 'incident' })).toEqual([1])
  const before = (most: number) => database.read((reader) => readNewestEntries(reader, { before: 4, most }))
  expect((await before(2)).map(({ seq }) => seq)).toEqual([3, 2])
})
