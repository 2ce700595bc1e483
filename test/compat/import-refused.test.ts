import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { type BetweenDatabases, checkout, openBetweenDatabases } from '../support/between-databases.js'
import { BY_HAND } from '../support/every-table.js'
import { placeOf } from '../support/postgres-place.js'
import { makeStore, writeAudit } from '../support/strange-store.js'

const now = new Date('2026-11-05T10:00:00Z')

let house: BetweenDatabases

beforeAll(async () => {
  house = await openBetweenDatabases(now)
  const first = join(house.folder, 'first.db')
  await makeStore(first, BY_HAND)
  await makeStore(first, ENOUGH_FOR_A_DISK)
  await writeAudit(first, 3)
  expect((await house.plimsoll(house.sqlite('first.db'), 'db', 'export', 'first.gz')).stderr).toBe('')
  await house.cluster.create('second')
  expect((await house.plimsoll(house.cluster.url('second'), 'db', 'import', 'first.gz')).stderr).toBe('')
})
afterAll(() => house.stop())

/** That packing makes no smaller. */
const ENOUGH_FOR_A_DISK = [
  `insert into alert_set_aside (received_at, reason, body, digest)
   with recursive many (n) as (select 1 union all select n + 1 from many where n < 300)
   select n, '', hex(randomblob(3000)), 'many ' || n from many`,
]

describe('an import into PostgreSQL', () => {
  const tablesOf = (name: string) =>
    house.cluster.sql(`select count(*) from pg_class where relnamespace = 'public'::regnamespace`, name)
  const refused = async (name: string, file: string) => {
    const { stderr, exitCode } = await house.plimsoll(house.cluster.url(name), 'db', 'import', file)
    expect([exitCode, stderr.replace(/\n {2}because: .*/, '').split('\n').length]).toEqual([1, 2])
    return stderr
  }

  it('leaves nothing of a file that is cut off, changed, or holds what PostgreSQL does not take', async () => {
    await house.cluster.create('empty')
    const whole = readFileSync(join(house.folder, 'first.gz'))
    writeFileSync(join(house.folder, 'bad.gz'), whole.subarray(0, whole.length - 9))
    expect(await refused('empty', 'bad.gz')).toContain('bad.gz cannot be imported: it is cut off')
    writeFileSync(
      join(house.folder, 'bad.gz'),
      whole.map((byte, index) => (index === whole.length - 5000 ? byte ^ 1 : byte)),
    )
    expect(await refused('empty', 'bad.gz')).toContain('bad.gz cannot be imported: ')
    for (const [before, after, reason] of ODD) {
      writeFileSync(join(house.folder, 'bad.gz'), resealed(before, after))
      expect(await refused('empty', 'bad.gz')).toContain(reason)
    }
    expect(await tablesOf('empty')).toBe('0')
  })

  it('goes into an empty database alone, also one that was begun', async () => {
    expect(await refused('second', 'first.gz')).toContain('second holds something already (')
    await (await openStore(placeOf(house.cluster.url('empty')))).close()
    const daemon = await openStore(placeOf(house.cluster.url('empty')), { isAlone: true })
    await daemon.write(() => Promise.resolve())
    expect(await refused('empty', 'first.gz')).toContain('another Plimsoll works with the store')
    await daemon.close()
    expect((await house.plimsoll(house.cluster.url('empty'), 'db', 'import', 'first.gz')).stderr).toBe('')
    expect(await house.cluster.sql('select count(*) from audit_entry', 'empty')).toBe('3')
  })

  it('of a store that is older than Plimsoll on PostgreSQL goes by way of a file', async () => {
    await makeStore(join(house.folder, 'old.db'), [], 20)
    await house.plimsoll(house.sqlite('old.db'), 'db', 'export', 'old.gz')
    await house.cluster.create('newer')
    expect(await refused('newer', 'old.gz')).toContain('import it into a file first')
    await house.plimsoll(house.sqlite('between.db'), 'db', 'import', 'old.gz')
    await house.plimsoll(house.sqlite('between.db'), 'db', 'export', 'between.gz')
    expect((await house.plimsoll(house.cluster.url('newer'), 'db', 'import', 'between.gz')).stderr).toBe('')
  })

  it('refuses databases that will not do', async () => {
    await house.cluster.create('odd', `encoding 'LATIN1' locale 'C' template template0`)
    expect(await refused('odd', 'first.gz')).toContain('its encoding is LATIN1, and UTF8 is needed')
    await house.cluster.create('still')
    await house.cluster.sql('alter database still set default_transaction_read_only = on')
    expect(await refused('still', 'first.gz')).toContain('it can only be read (default_transaction_read_only)')
  })

  it('has no backup of ours, and says what else does it', async () => {
    const { stderr, exitCode } = await house.plimsoll(house.cluster.url('second'), 'db', 'backup', 'copy')
    expect(stderr).toContain(`pg_dump --format=custom --file=copy '${house.cluster.url('second')}'`)
    expect(stderr).toContain('plimsoll db export copy')
    expect(exitCode).toBe(2)
  })
})

const ODD = [
  ['[1,1,"a', '[{"text":"x"},1,"a', 'id holds a value of another kind (text), which PostgreSQL does not take'],
  ['😀 é', '\\u0000', 'body holds a text with the character NUL, which PostgreSQL does not take'],
  ['"kept_answer"', '"kept_answers"', 'its migrations make no table kept_answers'],
  ['["ä","",', '["c","k",', 'duplicate key value violates unique constraint'],
  ['[1,0,"ops"', '[8,0,"ops"', 'a row of escalation_notice refers to a row that is not in the file'],
] as const

/** As somebody would who knows the format. */
function resealed(before: string, after: string): Buffer {
  const text = house
    .linesOf('first.gz')
    .map((line) => `${line}\n`)
    .join('')
  expect(text).toContain(before)
  const lines = text.replace(before, after).trimEnd().split('\n')
  const foot = JSON.parse(lines.pop() ?? '') as object
  const above = lines.map((line) => `${line}\n`).join('')
  const sha256 = createHash('sha256').update(above).digest('hex')
  return gzipSync(`${above}${JSON.stringify({ ...foot, sha256 })}\n`)
}

describe('a disk that is full', () => {
  /** On a disk of so many bytes. */
  const onSmallDisk = async (size: string, command: string) => {
    const disk = join(house.folder, 'disk')
    mkdirSync(disk, { recursive: true })
    const mounted = `mount -t tmpfs -o size=${size} tmpfs ${disk} && { ${command}; }; echo "code $?"; ls -A ${disk}`
    const { stdout, stderr } = await promisify(execFile)('unshare', ['-Urm', 'sh', '-c', mounted], {
      cwd: house.folder,
      env: { ...process.env, ...house.env(house.sqlite('first.db')), NODE_NO_WARNINGS: '1' },
    })
    return { stdout, stderr }
  }
  const program = `${process.execPath} ${join(checkout, 'scripts/run-ts.mjs')} ${join(checkout, 'src/main.ts')}`

  it('is told in one line, and no half file is left', async () => {
    const disk = join(house.folder, 'disk')
    expect(await onSmallDisk('40k', `${program} db export disk/a.gz`)).toEqual({
      stderr: `plimsoll: cannot write ${disk}/a.gz: the disk is full (ENOSPC): make room on it\n`,
      stdout: 'code 1\n',
    })
    expect(await onSmallDisk('400k', `${program} db backup disk/a.db`)).toEqual({
      stderr: `plimsoll: cannot copy ${house.folder}/first.db: the disk is full (SQLITE_FULL): make room on it\n`,
      stdout: 'code 1\n',
    })
    expect(await onSmallDisk('400k', `PLIMSOLL_STORE=sqlite:${disk}/a.db ${program} db import first.gz`)).toEqual({
      stderr: `plimsoll: cannot fill the store ${disk}/a.db: the disk of the store is full\n`,
      stdout: 'code 1\na.db-lock\n',
    })
  })
})
