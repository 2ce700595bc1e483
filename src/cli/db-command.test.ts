import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Libsql from 'libsql'
import { makeStore, writeAudit } from '../../test/support/strange-store.js'
import { runCommand } from '../../test/support/run-command.js'

const cwd = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-db-'))
  file = join(folder, 'plimsoll.db')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const plimsoll = (args: readonly string[], signal?: AbortSignal) =>
  runCommand(args, { cwd, env: { PLIMSOLL_DATA: folder }, ...(signal === undefined ? {} : { signal }) })

/** Minutes of 2, 3 and no events, of which none, one and nothing failed: LEB128 of thousandths + 1, and of errors folded. */
const THREE_MINUTES = `x'd10f00b917d00f0100${'00'.repeat(57)}'`
/** The source told of the hour's start for two minutes. */
const TWO_ANSWERS = `x'0101${'00'.repeat(58)}'`

const LEDGER = [
  `insert into objective (id, prometheus, environment, service, slo, group_key, definition_hash, history_from) values
     (1, 'default', '', 'checkout', 'availability', '', 'h', 0), (2, 'eu', 'production', 'checkout', 'latency', '', 'h', 0)`,
  `insert into ledger_hour values (1, 3600, 'h', 5000, 1000, 180, ${THREE_MINUTES}), (1, 7200, 'h', 9, 9, 60, null),
     (2, 3600, 'h', 5000, 1000, 180, ${THREE_MINUTES})`,
  `insert into dataset (id, prometheus, environment, service, dataset, history_from) values (1, 'default', '', 'checkout', 'orders', 0)`,
  `insert into dataset_hour values (1, 3600, 120, ${TWO_ANSWERS}), (1, 7200, 60, null)`,
]

function change(...statements: readonly string[]): void {
  const database = new Libsql(file)
  for (const statement of statements) database.exec(statement)
  database.close()
}

describe('plimsoll db check', () => {
  beforeEach(() => makeStore(file, LEDGER))

  it('finds nothing in a store as it was written', async () => {
    await writeAudit(file, 4)
    expect(await plimsoll(['db', 'check'])).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: [
        'looked at  pages, indexes and references of the file',
        'looked at  3 hours of objectives, 2 of them with their minutes',
        'looked at  2 hours of datasets, 1 of them with their minutes',
        'looked at  4 entries of the audit log',
        'everything is as it was written',
        '',
      ].join('\n'),
    })
  })

  it.each([
    [
      `update ledger_hour set milli_events = 5001 where objective_id = 1 and hour = 3600`,
      'checkout/availability, hour of 1970-01-01T01:00:00Z: it says 5.001 events and 1 errors in 3 minutes, and its minutes add up to 5 events and 1 errors in 3 minutes',
    ],
    [
      `update ledger_hour set observed_seconds = 240 where objective_id = 2`,
      'checkout/latency (production, eu), hour of 1970-01-01T01:00:00Z: it says 5 events and 1 errors in 4 minutes, and its minutes add up to 5 events and 1 errors in 3 minutes',
    ],
    [
      `update ledger_hour set minutes = x'ff' where objective_id = 2`,
      'checkout/latency (production, eu), hour of 1970-01-01T01:00:00Z: its minutes cannot be read',
    ],
    [
      `update ledger_hour set milli_errors = 9223372036854775807 where objective_id = 2`,
      'checkout/latency (production, eu), hour of 1970-01-01T01:00:00Z: its sums are beyond what an hour can hold',
    ],
    [
      `update ledger_hour set hour = 3601 where objective_id = 2`,
      'checkout/latency (production, eu), hour of 1970-01-01T01:00:01Z: it does not begin at an hour',
    ],
    [
      `update ledger_hour set observed_seconds = 90 where minutes is null`,
      'checkout/availability, hour of 1970-01-01T02:00:00Z: 90 s of it are said to be known',
    ],
    [
      `update dataset_hour set observed_seconds = 60 where hour = 3600`,
      'checkout/orders, hour of 1970-01-01T01:00:00Z: it says that 1 minutes are known, and 2 are',
    ],
    [
      `update dataset_hour set minutes = x'01' where hour = 3600`,
      'checkout/orders, hour of 1970-01-01T01:00:00Z: its minutes cannot be read',
    ],
    [
      `pragma foreign_keys = OFF; delete from objective where id = 2`,
      '1 row of "ledger_hour" refers to rows of "objective" that are not there',
    ],
  ])('finds %s', async (statement, finding) => {
    change(statement)
    const { stdout, exitCode } = await plimsoll(['db', 'check'])
    expect([stdout.split('\n')[0], stdout.trimEnd().split('\n').at(-1), exitCode]).toEqual([finding, '1 finding', 1])
  })

  it('finds a change in the audit log', async () => {
    await writeAudit(file, 4)
    change('drop trigger audit_entry_stays', `update audit_entry set actor_name = 'eve' where seq = 3`)
    const { stdout, exitCode } = await plimsoll(['db', 'check'])
    expect(stdout).toContain('audit log: entry 3 is not what was written')
    expect(stdout).toContain('looked at  2 entries of the audit log\n1 finding\n')
    expect(exitCode).toBe(1)
  })

  it('finds damaged pages, and relies on nothing then', async () => {
    change('pragma writable_schema = ON', `delete from sqlite_master where name = 'ledger_hour_sums'`)
    const { stdout, exitCode } = await plimsoll(['db', 'check'])
    expect(stdout).toMatch(/^.*never used\n1 finding: the file is damaged, and the rest was not looked at\n$/)
    expect(exitCode).toBe(1)
  })

  it('prints no more than a hundred', async () => {
    change(
      `with recursive n (i) as (select 10 union all select i + 1 from n where i < 259) insert into ledger_hour select 2, i * 3600, 'h', 1, 0, 30, null from n`,
    )
    const { stdout } = await plimsoll(['db', 'check'])
    expect(stdout.split('\n').filter((line) => line.includes('30 s of it'))).toHaveLength(100)
    expect(stdout).toMatch(/\n… and 150 more\n(.*\n){4}250 findings\n$/)
  })

  it('reads page after page to the last hour', async () => {
    change(
      `with recursive n (i) as (select 10 union all select i + 1 from n where i < 5009) insert into ledger_hour select 2, i * 3600, 'h', 1, 0, 60, null from n`,
      `update ledger_hour set observed_seconds = 61 where hour = 5009 * 3600`,
    )
    const { stdout } = await plimsoll(['db', 'check'])
    expect(stdout).toContain('61 s of it are said to be known')
    expect(stdout).toContain('5,003 hours of objectives, 2 of them')
  })
})

describe('plimsoll db', () => {
  const out = () => join(folder, 'store.gz')

  it('exports, imports and copies, and says how much', async () => {
    await makeStore(file, LEDGER)
    const exported = await plimsoll(['db', 'export', out()])
    expect(exported.stdout).toMatch(/^10 rows of \d\d tables are in .*store\.gz \(\d\.\d kB\)\.\n$/)
    expect(await plimsoll(['db', 'export', out()])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--force'),
    })
    expect((await plimsoll(['db', 'export', out(), '--force'])).exitCode).toBe(0)
    const copy = join(folder, 'copy.db')
    expect((await plimsoll(['db', 'backup', copy])).stdout).toContain('copy.db is a whole copy of')
    expect(await plimsoll(['db', 'import', out()])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('holds something already'),
    })
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    const imported = await plimsoll(['db', 'import', out()])
    expect(imported.stdout).toMatch(
      /^10 rows of \d\d tables are in .*plimsoll\.db now, as in .*store\.gz, made of SQLite on 2026-11-23T12:00:00\.000Z by Plimsoll /,
    )
    expect((await plimsoll(['db', 'check'])).exitCode).toBe(0)
  })

  it('refuses where there is no store, no export, or nobody waits', async () => {
    for (const command of ['export', 'backup']) {
      const { stderr, exitCode } = await plimsoll(['db', command, out()])
      expect([stderr.includes('there is no ledger at'), exitCode]).toEqual([true, 2])
    }
    expect((await plimsoll(['db', 'check'])).exitCode).toBe(2)
    const missing = await plimsoll(['db', 'import', out()])
    expect([missing.exitCode, missing.stderr]).toEqual([
      1,
      `plimsoll: cannot look at ${out()}: it does not exist (ENOENT)\n`,
    ])
    writeFileSync(out(), 'hello')
    const foreign = await plimsoll(['db', 'import', out()])
    expect(foreign.stderr).toBe(
      `plimsoll: ${out()} cannot be imported: it is no export of Plimsoll (plimsoll db export)\n`,
    )
    expect(existsSync(file)).toBe(false)
    await makeStore(file, LEDGER)
    for (const args of [['export', join(folder, 'b.gz')], ['check']]) {
      const { stderr, exitCode } = await plimsoll(['db', ...args], AbortSignal.abort())
      expect([stderr.startsWith('plimsoll: interrupted: '), exitCode]).toEqual([true, 2])
    }
    expect(existsSync(join(folder, 'b.gz'))).toBe(false)
  })
})
