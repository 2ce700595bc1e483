import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Libsql from 'libsql'
import { anna } from '../../test/support/initiators.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { readEntriesAfter } from './audit-entries-read-store.js'
import { recordChange } from './audit-store.js'
import { verifyChain } from './verify-store.js'

const NOW = new Date('2026-11-29T08:00:00.123Z')

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

const record = (id = '12') =>
  database.write((transaction) => {
    const said = { old: { acknowledged: null }, new: { acknowledged: NOW, note: 'on it' } }
    const what = { action: 'incident.acknowledge', object: { kind: 'incident', id } }
    return recordChange(transaction, { initiator: anna, at: NOW, ...what, ...said })
  })
const all = () => database.read((reader) => readEntriesAfter(reader, { after: 0, most: 1000 }))
const fault = async (noted?: string) => (await verifyChain(database, { noted }))?.fault?.what ?? null

/** Does to the file what somebody would who can write it, and does not ask Plimsoll. */
function tamper(...statements: readonly string[]): void {
  const other = new Libsql(file)
  for (const name of ['stays', 'remains', 'follows']) other.exec(`drop trigger if exists audit_entry_${name}`)
  for (const statement of statements) other.exec(statement)
  other.close()
}

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

describe('the verification', () => {
  beforeEach(async () => {
    for (let number = 1; number <= 5; number++) await record(String(number))
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
