import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
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
