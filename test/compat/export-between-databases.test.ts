import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import Libsql from 'libsql'
import request from 'supertest'
import { until } from '../../demo/processes/child.js'
import { createApp } from '../../src/app/create-app.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { openStore } from '../../src/store/open-store.js'
import { type BetweenDatabases, openBetweenDatabases } from '../support/between-databases.js'
import { contentOfFile, contentOfPostgres, type Content, fillEveryTable } from '../support/every-table.js'
import { createFakeSeriesReader } from '../support/fake-series-reader.js'
import { fillLedger } from '../support/filled-ledger.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { placeOf } from '../support/postgres-place.js'

const now = new Date('2026-11-05T10:00:00Z')

let house: BetweenDatabases

beforeAll(async () => {
  house = await openBetweenDatabases(now)
  await fillEveryTable(join(house.folder, 'first.db'), house.folder, now)
  await fillLedger({
    file: 'config/plimsoll.yaml',
    cwd: house.folder,
    env: house.env(house.sqlite('first.db')),
    now,
    days: 60,
  })
})
afterAll(() => house.stop())

/** It is one of the first line too, which says where an export was made. */
const withoutChecksum = (lines: readonly string[]) => lines.map((line) => line.replace(/"sha256":"[0-9a-f]{64}"/, ''))

describe('a ledger of sixty days', () => {
  let first: Content

  it('has a row in every table, and minutes of sixty days', () => {
    first = contentOfFile(join(house.folder, 'first.db'))
    expect(Object.entries(first).filter(([, rows]) => rows.length === 0)).toEqual([])
    expect(first['ledger_hour']?.length).toBeGreaterThan(60 * 24 * 4)
  })

  it('is the same in PostgreSQL, row by row', async () => {
    await house.cluster.create('second')
    const exported = await house.plimsoll(house.sqlite('first.db'), 'db', 'export', 'first.gz')
    const rows = Object.values(first).flat().length - first['schema_migration']!.length
    expect(exported.stdout).toMatch(
      new RegExp(
        `^${rows.toLocaleString('en-US')} rows of ${Object.keys(first).length - 1} tables are in first.gz \\(.* MB\\)\\.\\n$`,
      ),
    )
    const imported = await house.plimsoll(house.cluster.url('second'), 'db', 'import', 'first.gz')
    expect([imported.stderr, imported.exitCode]).toEqual(['', 0])
    expect(imported.stdout).toContain(
      `are in ${house.cluster.url('second')} now, as in first.gz, made of SQLite on ${now.toISOString()} by Plimsoll `,
    )
    expect(await contentOfPostgres(house.cluster.url('second'))).toEqual(first)
  })

  it('is the same back in a file, row by row, and so are the exports', async () => {
    expect((await house.plimsoll(house.cluster.url('second'), 'db', 'export', 'second.gz')).stderr).toBe('')
    expect((await house.plimsoll(house.sqlite('third.db'), 'db', 'import', 'second.gz')).stderr).toBe('')
    expect(contentOfFile(join(house.folder, 'third.db'))).toEqual(first)
    expect((await house.plimsoll(house.sqlite('third.db'), 'db', 'export', 'third.gz')).stderr).toBe('')
    const [head = '', ...others] = withoutChecksum(house.linesOf('first.gz'))
    expect(withoutChecksum(house.linesOf('second.gz'))).toEqual([head.replace('"SQLite"', '"PostgreSQL"'), ...others])
    expect(withoutChecksum(house.linesOf('third.gz'))).toEqual([head, ...others])
  })

  it('keeps the order of arrival where it counts', async () => {
    const asked = 'select id from session order by rowid'
    expect(await house.cluster.sql(asked, 'second')).toBe('z\na')
    expect(new Libsql(join(house.folder, 'third.db')).prepare(asked).all()).toEqual([{ id: 'z' }, { id: 'a' }])
  })

  it('says the same of everything, to the digit', async () => {
    const stores = [house.sqlite('first.db'), house.cluster.url('second'), house.sqlite('third.db')]
    const verified = await Promise.all(stores.map((store) => house.plimsoll(store, 'audit', 'verify')))
    expect(verified[0]?.stdout).toMatch(/^\d+ entries are as written\nhead \d+ /)
    expect(new Set(verified.map(({ stdout }) => stdout)).size).toBe(1)
    const reports = []
    for (const [index, store] of stores.entries()) reports.push(await reportOf(store, `report-${index}`))
    expect(Object.keys(reports[0] ?? {}).length).toBeGreaterThan(3)
    expect(JSON.stringify(reports[0])).toContain('99.8')
    expect(reports[1]).toEqual(reports[0])
    expect(reports[2]).toEqual(reports[0])
    const answers = []
    for (const store of stores) answers.push(await answersOf(store))
    expect(JSON.stringify(answers[0])).toContain('0.998')
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  it('goes on with the next numbers, on the audit log too', async () => {
    const given = []
    for (const store of [house.sqlite('first.db'), house.cluster.url('second'), house.sqlite('third.db')]) {
      const audit = await house.plimsoll(store, 'audit', 'verify')
      expect([audit.exitCode, audit.stderr]).toEqual([0, ''])
      given.push([await nextNumbers(store), audit.stdout.split(' ')[0]])
    }
    expect(given[0]).toEqual([
      { escalation: 10, exclusion: expect.any(Number), action_item: expect.any(Number) },
      expect.any(String),
    ])
    expect(given[1]).toEqual(given[0])
    expect(given[2]).toEqual(given[0])
  })
})

async function reportOf(store: string, name: string): Promise<Readonly<Record<string, string>>> {
  const { stderr, exitCode } = await house.plimsoll(store, 'report', '--period', '2026-10', '--preview', name)
  expect([exitCode, stderr.replace(/.*cannot be asked, going on.*\n/, '')]).toEqual([0, ''])
  const files = readdirSync(join(house.folder, name), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  return Object.fromEntries(
    files.map((one) => [
      one.name,
      readFileSync(join(one.parentPath, one.name))
        .toString('latin1')
        .replaceAll(/_NmP-[0-9a-f]+/g, 'boundary'),
    ]),
  )
}

const ASKED = [
  'status',
  'incidents?limit=100',
  'agreements',
  'kpis',
  'reports?limit=100',
  'drills',
  'deployments?limit=100',
  'exclusions',
]

/** As a daemon gives them. */
async function answersOf(store: string): Promise<unknown> {
  const config = await loadConfig({ file: 'config/plimsoll.yaml', cwd: house.folder, env: house.env(store) })
  const readers = new Map([['default', createFakeSeriesReader(() => [])]])
  const server = { ...config.server, listen: '127.0.0.1:0' }
  const app = createApp({ ...config, server }, { logger: createMemoryLogger(), port: 0, readers, clock: () => now })
  await app.start()
  try {
    await until('it is ready', async () => (await request(app.url() ?? '').get('/-/ready')).status === 200)
    const answers: Record<string, unknown> = {}
    for (const path of ASKED) {
      const answer = await request(app.url() ?? '').get(`/api/v1/${path}`)
      expect([path, answer.status]).toEqual([path, 200])
      answers[path] = answer.body
    }
    return answers
  } finally {
    await app.stop()
  }
}

/** Of rows that are added without a number. */
async function nextNumbers(store: string): Promise<Readonly<Record<string, number>>> {
  const database = await openStore(
    store.replace(/^sqlite:/, '').startsWith('/') ? store.replace(/^sqlite:/, '') : placeOf(store),
  )
  const next = await database.write(async (one) => {
    const add = (table: string, statement: string) =>
      sql
        .raw<{ number: number }>(
          `insert into ${table} ${statement} returning ${table === 'action_item' ? 'number' : 'id'} as number`,
        )
        .execute(one)
    const added = {
      escalation: await add(
        'escalation',
        `(subject_kind, subject_id, policy, since, done, hurried) values ('k', 'new', 'p', 1, 0, 0)`,
      ),
      exclusion: await add(
        'exclusion',
        `(kind, starts_at, ends_at, recorded_at, author, reason, scope) values ('k', 1, 2, 3, 'a', 'r', '[]')`,
      ),
      action_item: await add(
        'action_item',
        `(drill_run_id, drill, finding, service, environment, text, owner, due, created_at, created_by, state)
        select id, drill, 99, service, '', 't', 'o', '2026-12-01', 1, 'b', 'open' from drill_run order by id limit 1`,
      ),
    }
    return Object.fromEntries(Object.entries(added).map(([table, { rows }]) => [table, rows[0]!.number]))
  })
  await database.close()
  return next
}
