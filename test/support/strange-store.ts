import { Kysely, SqliteDialect } from 'kysely'
import Libsql from 'libsql'
import { recordChange } from '../../src/audit/audit-store.js'
import { byJob } from '../../src/audit/initiator.js'
import { migrate } from '../../src/store/migrate.js'
import { migrations } from '../../src/store/migrations.js'
import { openStore } from '../../src/store/open-store.js'

/** A store as a daemon leaves it, with these statements done to it. */
export async function makeStore(
  path: string,
  statements: readonly string[] = [],
  upTo = migrations.length,
): Promise<void> {
  const database = new Libsql(path)
  database.exec('pragma journal_mode = WAL')
  await migrate(new Kysely<unknown>({ dialect: new SqliteDialect({ database }) }), migrations.slice(0, upTo))
  for (const statement of statements) database.exec(statement)
  database.close()
}

/** All that a file holds, by SQL of this test's own: rows with the kinds of their values, and the numbers that were given. */
export function contentOf(path: string): Readonly<Record<string, readonly unknown[]>> {
  const database = new Libsql(path)
  const read = (statement: string) => database.prepare(statement).safeIntegers().all() as Record<string, unknown>[]
  const tables = read(`select name from sqlite_master where type = 'table'`).map(({ name }) => String(name))
  const content = tables.map((table) => {
    const columns = read(`select name from pragma_table_info('${table}')`).map(({ name }) => `"${String(name)}"`)
    const exact = columns.map((column) => `typeof(${column}) || ':' || quote(${column})`).join(` || ' | ' || `)
    return [table, read(`select ${exact} as row from "${table}" order by 1`).map(({ row }) => row)] as const
  })
  database.close()
  return Object.fromEntries(content)
}

/** Rows with all that a database can hold, and numbers that were given and taken back. Of 19 rows; migrations leave two more. */
export const STRANGE_ROWS = [
  `insert into job_slot values ('a' || char(10) || char(13) || char(8232) || '"\\', 9223372036854775807), ('😀é' || char(7), -9223372036854775808)`,
  `insert into job_slot values ('', 0), ('[1]', 9007199254740993), ('{"rows":{}}', -1)`,
  `insert into drill_run (id, service, drill, type, failure_class, rto_seconds, deadline_seconds, plan, declared_at, started_by)
   values ('a', 's', 'd', 't', 'f', 0.1, 5e-324, 'null', 1, 'b'), ('b', 's', 'e', 't', 'f', 1.7976931348623157e308, 1e999, '', 2, 'b'),
          ('c', 's', 'f', 't', 'f', 100.0, 0.30000000000000004, '', 2, 'b')`,
  `insert into objective (id, prometheus, environment, service, slo, group_key, definition_hash, history_from, parent_id)
   values (7, 'p', '', 's', 'a', '', 'h', 0, null), (3, 'p', '', 's', 'a', 'g', 'h', 0, 7)`,
  `insert into ledger_hour values (7, 3600, 'h', 12, -3, 60, x'00ff10'), (7, 7200, 'h', 12, 3, 60, null), (3, 0, 'h', 0, 0, 0, x'')`,
  // What SQLite takes though the column says otherwise.
  `insert into job_slot values ('text', 'abc'), ('real', 1.5), ('blob', x'01'), (x'6162', 1)`,
  `insert into escalation (id, subject_kind, subject_id, policy, since, done, hurried) values (41, 'k', 'i', 'p', 0, 0, 0)`,
  `delete from escalation`,
  `insert into session (id, digest, name, role, how, person, started_at, used_at, address, agent)
   values ('z', '1', 'n', 'r', 'h', 'p', 0, 0, 'a', 'a'), ('a', '2', 'n', 'r', 'h', 'p', 0, 0, 'a', 'a'), ('m', '3', 'n', 'r', 'h', 'p', 0, 0, 'a', 'a')`,
  `delete from session where id = 'a'`,
]

/** Adds entries to the audit log. */
export async function writeAudit(path: string, times: number): Promise<void> {
  const store = await openStore(path)
  const object = { kind: 'x', id: '1' }
  for (let index = 0; index < times; index++)
    await store.write((one) =>
      recordChange(one, { initiator: byJob('x'), at: new Date(0), action: 'x', object, new: { index } }),
    )
  await store.close()
}

/** What some work says when it is refused; `done`: it was not. */
export function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}
