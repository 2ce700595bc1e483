import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Kysely, SqliteDialect, sql } from 'kysely'
import Libsql from 'libsql'
import { createOutboxStore } from '../../notify/outbox-store.js'
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

it('a mail that waits in the outbox of before goes on waiting, and what was sent stays sent', async () => {
  const file = join(folder, 'plimsoll.db')
  const database = new Libsql(file)
  const old = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) })
  await migrate(old, migrations.slice(0, 2))
  await sql`insert into outbox values
    (7, 'report:a:2026-09', '<1@x>', 'a@x', x'61', 1000, 1000, 1, 1001, null, null),
    (8, 'report:a:2026-10', '<2@x>', 'a@x', x'62', 2000, 2000, 0, null, null, null)`.execute(old)
  await sql`insert into outbox_recipient values
    (7, 'b@x', 'leadership', 'accepted', 'ok'), (8, 'b@x', 'leadership', 'pending', null)`.execute(old)
  await old.destroy()
  const store = await openStore(file)
  const outbox = createOutboxStore(store)
  expect(await outbox.pending()).toBe(1)
  expect(await outbox.find('report:a:2026-09')).toMatchObject({ sentAt: new Date(1_001_000) })
  expect(await outbox.claim(new Date(3_000_000), 60)).toMatchObject({
    id: 8,
    kind: 'email',
    key: 'report:a:2026-10',
    dedupId: '<2@x>',
    envelopeFrom: 'a@x',
    body: new Uint8Array([0x62]),
    recipients: [{ address: 'b@x', receiver: 'leadership' }],
  })
  await store.close()
})
