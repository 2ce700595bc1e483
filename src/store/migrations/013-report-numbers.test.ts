import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Kysely, SqliteDialect, sql } from 'kysely'
import Libsql from 'libsql'
import { listReports } from '../../report/issued-reports-read-store.js'
import { migrate } from '../migrate.js'
import { migrations } from '../migrations.js'
import { openStore } from '../open-store.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-migration-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const at = (instant: string) => new Date(instant).getTime() / 1000

it('reports of before get numbers in the order in which they were issued, revisions that of their report, and hashes', async () => {
  const file = join(folder, 'plimsoll.db')
  const old = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Libsql(file) }) })
  await migrate(old, migrations.slice(0, 12))
  await sql`insert into issued_report (report, period, revision, model, config_hash, version, issued_at) values
    ('a', '2026-10', 1, '{"a": 1}', '', '', ${at('2026-11-01T08:00:00Z')}),
    ('a', '2026-10', 2, '{"a": 2}', '', '', ${at('2027-01-05T08:00:00Z')}),
    ('b', '2026-09', 1, '{"b": "é"}', '', '', ${at('2026-10-01T08:00:00Z')}),
    ('a', '2026-12', 1, '{}', '', '', ${at('2027-01-01T08:00:00Z')})`.execute(old)
  await old.destroy()
  const database = await openStore(file)
  const reports = await database.read(listReports)
  await database.close()
  const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
  expect(reports.map(({ report, period, revision, number, hash }) => [number, revision, report, period, hash])).toEqual(
    [
      ['2026-000002', 1, 'a', '2026-10', sha256('{"a": 1}')],
      ['2026-000002', 2, 'a', '2026-10', sha256('{"a": 2}')],
      ['2027-000001', 1, 'a', '2026-12', sha256('{}')],
      ['2026-000001', 1, 'b', '2026-09', sha256('{"b": "é"}')],
    ],
  )
})
