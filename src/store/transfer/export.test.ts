import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Libsql from 'libsql'
import { contentOf, makeStore, refusal, STRANGE_ROWS, writeAudit } from '../../../test/support/strange-store.js'
import { verifyChain } from '../../audit/verify-store.js'
import { openStore } from '../open-store.js'
import { migrations } from '../migrations.js'
import { exportStore, type ExportOrder } from './export-store.js'
import { importStore } from './import-store.js'
import { shapesAfter } from './schema-shapes-store.js'

let folder: string
let from: string
let to: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-transfer-'))
  ;[from, to, file] = [join(folder, 'from.db'), join(folder, 'to', 'to.db'), join(folder, 'store.gz')]
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const signal = new AbortController().signal
const order = (changes: Partial<ExportOrder> = {}): ExportOrder => ({
  ...{ place: from, file, overwrites: false, version: '1.2.3', now: new Date('2026-11-30T12:00:00Z'), signal },
  onProgress: () => undefined,
  ...changes,
})
const bring = (place = to) => importStore({ place, file, signal, onProgress: () => undefined })

describe('an export', () => {
  it('imported elsewhere is the same store, to the last bit, with the numbers that it has given', async () => {
    await makeStore(from, STRANGE_ROWS)
    const exported = await exportStore(order())
    expect(exported.rows).toBe(21)
    expect(await bring()).toMatchObject({ rows: 21, tables: (await shapesAfter(migrations)).length })
    const before = contentOf(from)
    expect(contentOf(to)).toEqual(before)
    expect(before['sqlite_sequence']).toContain(`text:'escalation' | integer:41`)
    const rowids = (path: string) => new Libsql(path).prepare('select rowid, id from session order by rowid').all()
    expect(rowids(to)).toEqual([
      { rowid: 1, id: 'z' },
      { rowid: 3, id: 'm' },
    ])
    expect(readdirSync(join(folder, 'to')).toSorted()).toEqual(['to.db', 'to.db-lock'])
  })

  it('of equal stores has equal lines, and says what it is', async () => {
    await makeStore(from, STRANGE_ROWS)
    await exportStore(order())
    await bring()
    await exportStore(order({ place: to, file: join(folder, 'again.gz') }))
    const lines = (path: string) => gunzipSync(readFileSync(path)).toString().trimEnd().split('\n')
    expect(lines(join(folder, 'again.gz'))).toEqual(lines(file))
    const [head = '', ...others] = lines(file)
    expect(JSON.parse(head)).toEqual({
      ...{ plimsoll_export: 1, version: '1.2.3', made_at: '2026-11-30T12:00:00.000Z', made_from: 'SQLite' },
      migrations: migrations.map(({ name }) => name),
    })
    expect(others.filter((line) => line.includes('"last_number":"0"'))).toEqual([])
    expect(others).toContain('["real",{"real":1.5}]')
    expect(others).toContain('[7,3600,"h",12,-3,60,"AP8Q"]')
    const foot = JSON.parse(others.at(-1) ?? '') as { sha256: string; rows: Record<string, number> }
    const text = lines(file)
      .slice(0, -1)
      .map((line) => `${line}\n`)
    expect(foot.sha256).toBe(createHash('sha256').update(text.join('')).digest('hex'))
    expect(foot.rows).toMatchObject({ job_slot: 9, drill_run: 3, escalation: 0 })
  })

  it('carries the audit log, which is still only added to, and verifies', async () => {
    await makeStore(from)
    await writeAudit(from, 5)
    await exportStore(order())
    await bring()
    await writeAudit(to, 2)
    const store = await openStore(to)
    expect(await verifyChain(store)).toMatchObject({ entries: 7, fault: null })
    await store.close()
    const database = new Libsql(to)
    expect(() => database.exec('delete from audit_entry')).toThrow('only added to')
    database.close()
  })

  it('carries an audit log that somebody has changed as it is', async () => {
    await makeStore(from)
    await writeAudit(from, 5)
    const forged = new Libsql(from)
    forged.exec('drop trigger audit_entry_remains; delete from audit_entry where seq in (3, 5)')
    forged.close()
    await exportStore(order())
    await bring()
    const store = await openStore(to)
    expect(await verifyChain(store)).toMatchObject({ entries: 2, fault: { seq: 3 } })
    await store.close()
    expect(contentOf(to)).toEqual(contentOf(from))
  })

  it('of an older schema is brought up to date as the store itself would be', async () => {
    const old = [`insert into outbox values (7, 'report:a', '<1@x>', 'a@x', x'61', 1000, 1000, 1, 1001, null, null)`]
    await makeStore(from, old, 2)
    await exportStore(order())
    // It was only read.
    expect(contentOf(from)['schema_migration']).toHaveLength(2)
    await bring()
    await makeStore(from)
    const [imported, migrated] = [contentOf(to), contentOf(from)]
    for (const [table, rows] of Object.entries(migrated))
      // Secrets that a migration draws.
      if (!['agenda_secret', 'publication_feed'].includes(table))
        expect([table, imported[table]]).toEqual([table, rows])
  })

  it('is one instant, whoever writes meanwhile, and keeps nobody from it', async () => {
    await makeStore(from, STRANGE_ROWS)
    const before = contentOf(from)
    const writing = new Libsql(from)
    let written = 0
    await exportStore(
      order({
        onProgress() {
          writing.exec(
            `insert into job_slot values ('meanwhile ${written}', 1); insert into agenda_secret values ('s${written}')`,
          )
          writing.exec(`delete from session`)
          written += 1
        },
      }),
    )
    writing.close()
    expect(written).toBeGreaterThan(3)
    await bring()
    expect(contentOf(to)).toEqual(before)
  })

  it('is readable to its owner alone, is not written over, and is not half there', async () => {
    await makeStore(from)
    await exportStore(order())
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const first = readFileSync(file)
    expect(await refusal(exportStore(order()))).toBe(
      `${file} is there already: choose another name, or write over it with --force`,
    )
    expect(readFileSync(file)).toEqual(first)
    await makeStore(from, [`insert into job_slot values ('a', 1)`])
    await exportStore(order({ overwrites: true }))
    expect(readFileSync(file)).not.toEqual(first)
    expect(await refusal(exportStore(order({ file: '/dev/full', overwrites: true })))).toContain('is no file')
    expect(await refusal(exportStore(order({ file: folder, overwrites: true })))).toContain('is no file')
    const stop = new AbortController()
    const stopped = exportStore(
      order({
        file: join(folder, 'b.gz'),
        signal: stop.signal,
        onProgress: () => {
          stop.abort()
        },
      }),
    )
    expect(await refusal(stopped)).toContain('aborted')
    expect(readdirSync(folder).filter((name) => !name.startsWith('from.db'))).toEqual(['store.gz'])
  })

  it('of what is no store, or a newer one, is refused', async () => {
    new Libsql(from).exec('create table a (b)')
    expect(await refusal(exportStore(order()))).toBe(`cannot open the store ${from}: it has no tables of Plimsoll`)
    writeFileSync(from, 'no database at all, but long enough to be one'.repeat(100))
    expect(await refusal(exportStore(order()))).toContain(`cannot open the store ${from}: `)
    rmSync(from)
    await makeStore(from, [`insert into schema_migration values (999, '999-later')`])
    expect(await refusal(exportStore(order()))).toContain('the store was written by a newer Plimsoll (it has 999-later')
    expect(readdirSync(folder).filter((name) => !name.startsWith('from.db'))).toEqual([])
  })
})
