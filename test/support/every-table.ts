import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import pg from 'pg'
import request from 'supertest'
import { createApp } from '../../src/app/create-app.js'
import { openStore } from '../../src/store/open-store.js'
import { createFakeSeriesReader } from './fake-series-reader.js'
import { createMemoryLogger } from './memory-logger.js'
import { changingConfig, stateChanges, unloggedChanges } from './state-changes.js'

/** What only comes of days, of other servers, or of damage; with values at the ends of what there is. */
export const BY_HAND = [
  `insert into alert_reconcile values ('default', 1793872800)`,
  `insert into escalation (id, subject_kind, subject_id, policy, since, done, hurried, ended_at, ended_by)
   values (1, 'incident', 'x', 'p', 1, 0, 0, 2, 'acknowledged'), (9, 'incident', 'y', 'p', 1, 0, 0, 2, 'resolved')`,
  `insert into escalation_notice values (1, 0, 'ops', 'k', 'sent')`,
  `delete from escalation where id = 9`,
  `insert into set_aside_hour values ('objective', 1, 3600, 7, 'r', '["a"]'), ('dataset', 1, 0, 7, 'r', '[]'), ('dataset', 1, 0, 7, 'r', '[]')`,
  `insert into alert_set_aside (received_at, reason, body, digest)
   values (1, 'a' || char(8232) || char(10) || '"\\', '😀 é' || char(1), 'd1'), (2, '', '[1]', 'd2'), (3, '{"rows":{}}', '\x41', 'd3')`,
  `insert into counter_jump values (999, 0, 9223372036854775807, -9223372036854775808, null), (999, 1, 9007199254740993, 0, 1)`,
  `insert into exclusion_silence select id, 'add', 's', 1 from exclusion`,
  `insert into kept_answer values ('c', 'k', 'd', 200, 't', '{}', 1), ('C', 'k', 'd', 200, 't', '{}', 1), ('ä', '', 'd', 200, 't', '', 1)`,
  `insert into session (id, digest, name, role, how, person, started_at, used_at, address, agent)
   values ('z', 'd1', 'n', 'viewer', 'token', 'p', 1793872800, 1793872800, 'a', 'a'), ('b', 'd2', 'n', 'viewer', 'token', 'p', 1793872800, 1793872800, 'a', 'a'),
     ('a', 'd3', 'n', 'viewer', 'token', 'p', 1793872800, 1793872800, 'a', 'a')`,
  `delete from session where id = 'b'`,
  `insert into deployment_course select id, '[]' from deployment limit 1`,
  `insert into backup_measure values ('p', 'e', 's', 'd', 1, 9007199254740993, null)`,
  `insert into emergency_pack values (1, 'h', 'f', '[]'), (1, 'h', 'a', '[]')`,
  `insert into conversation values ('q', 'p')`,
  `insert into drift_record values ('prometheus', 'x', 'u', 'h', 1, 2, null, null, null, '[]')`,
  `update drill_run set rto_seconds = 0.1 + 0.2, deadline_seconds = 1.7976931348623157e308 where rowid = 1`,
  `update drill_run set rto_seconds = 5e-324, deadline_seconds = 100.0 where rowid = 2`,
]

/** Begins a store and does to it all that can be done over HTTP, and by hand what cannot: every table has rows, but for minutes. */
export async function fillEveryTable(file: string, folder: string, now: Date): Promise<void> {
  const secrets = join(folder, 'secrets')
  mkdirSync(secrets)
  const base = changingConfig(secrets)
  const config = { ...base, storage: { ...base.storage, place: file } }
  const readers = new Map([['default', createFakeSeriesReader(() => [])]])
  const app = createApp(config, { logger: createMemoryLogger(), port: 0, readers, clock: () => now })
  await app.start()
  const database = await openStore(file)
  const world = { url: app.url() ?? '', database, config, now }
  const changes = [
    ...Object.entries(stateChanges),
    ...Object.entries(unloggedChanges).map(([route, { prepare }]) => [route, prepare] as const),
  ]
  for (const [route, prepare] of changes) {
    const { path, body, form, headers = {} } = await prepare(world)
    const asked = request(world.url)[route.split(' ')[0] as 'post' | 'delete'](path).set(headers)
    const answer = await (form === undefined
      ? body === undefined
        ? asked
        : asked.send(body)
      : asked.type('form').send(form))
    if (answer.status >= 400) throw new Error(`${route}: ${answer.text}`)
  }
  await app.stop()
  await database.close()
  const by = new Libsql(file)
  for (const statement of BY_HAND) by.exec(statement)
  by.close()
}

/** Rows by table, each as a text, sorted. */
export type Content = Readonly<Record<string, readonly string[]>>

/** Every row of every table, whole numbers and texts as they are, doubles as JavaScript reads them, bytes in hexadecimal digits. */
export function contentOfFile(file: string): Content {
  const database = new Libsql(file)
  const read = (statement: string) => database.prepare(statement).safeIntegers().all() as Record<string, unknown>[]
  const tables = read(`select name from sqlite_master where type = 'table' and name <> 'sqlite_sequence'`)
  const content = tables.map(({ name: table }) => {
    const rows = read(`select * from "${String(table)}"`).map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, said(value)])),
    )
    return [String(table), rows.map(inOneOrder).toSorted()] as const
  })
  database.close()
  return Object.fromEntries(content)
}

export async function contentOfPostgres(url: string): Promise<Content> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: tables } = await client.query<{ relname: string }>(
    `select relname from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace and relname <> 'audit_written'`,
  )
  const content: [string, string[]][] = []
  for (const { relname } of tables) {
    const { rows } = await client.query<Record<string, unknown>>({
      text: `select * from "${relname}"`,
      types: { getTypeParser: typeParser },
    })
    content.push([relname, rows.map(inOneOrder).toSorted()])
  }
  await client.end()
  return Object.fromEntries(content)
}

const [DOUBLE, BYTES] = [701, 17]
function typeParser(type: number) {
  return (text: string) => {
    if (type === DOUBLE) return said(Number(text))
    return type === BYTES ? text.slice(2).toUpperCase() : text
  }
}

function said(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  return value instanceof Uint8Array || value instanceof ArrayBuffer
    ? Buffer.from(value as Uint8Array)
        .toString('hex')
        .toUpperCase()
    : value
}

function inOneOrder(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.entries(row)
      .filter(([column]) => column !== 'rowid')
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
