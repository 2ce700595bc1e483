import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Kysely, SqliteDialect, sql } from 'kysely'
import Libsql from 'libsql'
import { readEventsOf } from '../../event/event-store.js'
import { incidentEvents } from '../../incident/incident-events.js'
import { findIncidentByNumber } from '../../incident/incident-store.js'
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

it('incidents of before are real or false alarms, and of what was done the people are known', async () => {
  const file = join(folder, 'plimsoll.db')
  const old = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Libsql(file) }) })
  await migrate(old, migrations.slice(0, 11))
  await sql`insert into incident values
    ('a', 1, 'checkout', '', 'page', 'checkout fails', 'open', 0, 0, 1000),
    ('b', 2, 'checkout', '', 'page', 'checkout fails', 'resolved', 0, 1, 2000)`.execute(old)
  const facts = '"number":1,"title":"t","service":"checkout","environment":null,"severity":"page"'
  await sql`insert into domain_event (at, kind, subject_kind, subject_id, data) values
    (1, 'incident_opened', 'incident', 'a', ${`{${facts}}`}),
    (2, 'incident_acknowledged', 'incident', 'a', ${`{${facts},"author":"alice"}`}),
    (3, 'incident_resolved', 'incident', 'a', ${`{${facts},"author":null}`})`.execute(old)
  await old.destroy()
  const store = await openStore(file)
  const kindOf = async (number: number) => (await store.read((reader) => findIncidentByNumber(reader, number)))?.kind
  expect([await kindOf(1), await kindOf(2)]).toEqual(['real', 'false_alarm'])
  const events = await store.read((reader) => readEventsOf(reader, incidentEvents, { kind: 'incident', id: 'a' }))
  expect(events.map(({ event }) => event.actor)).toEqual([
    { kind: 'job', name: '' },
    { kind: 'person', name: 'alice' },
    { kind: 'job', name: '' },
  ])
  await store.close()
})
