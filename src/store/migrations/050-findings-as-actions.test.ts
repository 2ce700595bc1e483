import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Kysely, SqliteDialect, sql } from 'kysely'
import Libsql from 'libsql'
import { readActions } from '../../action/action-rows-store.js'
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

const ms = (instant: string) => Date.parse(instant)

it('findings of before are action items, and those that were noted of incidents keep their numbers', async () => {
  const file = join(folder, 'plimsoll.db')
  const old = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Libsql(file) }) })
  const place = migrations.findIndex(({ name }) => name === '050-findings-as-actions')
  await migrate(old, migrations.slice(0, place))
  await sql`insert into incident (id, number, service, environment, severity, title, state, reopen_count, began_at) values
    ('i1', 3, 'search', '', 'page', 'Down', 'resolved', 0, 0)`.execute(old)
  await sql`insert into action_item (number, incident_id, incident_number, service, environment, text, owner, due,
    created_at, created_by, state) values
    (7, 'i1', 3, 'search', '', 'Alert on the disk', 'Ada', '2026-12-24', 0, 'anna', 'open')`.execute(old)
  await sql`insert into drill_run (id, service, environment, drill, type, failure_class, rto_seconds, deadline_seconds,
    plan, declared_at, started_by) values
    ('r1', 'checkout', null, 'restore', 'restore', 'infrastructure', 60, 120, '{"checks":[],"steps":[]}', 0, 'bob')`.execute(
    old,
  )
  const said = [
    [1, '2026-11-03T12:00:00Z', 'bob', { kind: 'finding', text: 'slow', owner: null, due: null }],
    [2, '2026-11-03T12:01:00Z', 'bob', { kind: 'finding', text: 'key', owner: 'Ada', due: '2026-12-01T10:00:00.000Z' }],
    [3, '2026-11-03T12:02:00Z', 'eve', { kind: 'finding_done', finding: 2 }],
    [4, '2026-11-03T12:03:00Z', 'dan', { kind: 'finding_done', finding: 2 }],
    [5, '2026-11-03T12:04:00Z', 'dan', { kind: 'review', text: 'a finding of a kind' }],
  ] as const
  for (const [number, at, by, one] of said) {
    await sql`insert into drill_entry (run_id, number, at, "by", said)
      values ('r1', ${number}, ${ms(at)}, ${by}, ${JSON.stringify(one)})`.execute(old)
  }
  await old.destroy()
  const database = await openStore(file)
  const items = await database.read((reader) => readActions(reader, { after: null, limit: 10 }))
  await database.close()
  const drill = (finding: number) => ({ kind: 'drill', run: 'r1', drill: 'restore', finding })
  const done = { at: new Date('2026-11-03T12:02:00Z'), by: 'eve', note: null }
  expect(
    items.map(({ number, origin, owner, due, state, closed }) => [number, origin, owner, due, state, closed]),
  ).toEqual([
    [9, drill(2), 'Ada', '2026-12-01', 'done', done],
    [8, drill(1), 'bob', '2026-12-03', 'open', null],
    [7, { kind: 'incident', id: 'i1', number: 3 }, 'Ada', '2026-12-24', 'open', null],
  ])
})
