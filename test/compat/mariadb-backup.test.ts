import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { until, type Child } from '../../demo/processes/child.js'
import { runTool } from '../../demo/processes/run-tool.js'
import { newestRuns } from '../../src/backup/ping/run-rows-store.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { openStore } from '../../src/store/open-store.js'
import { unpackMariadb, type MariadbTools } from '../support/mariadb-tools.js'
import { startPingHouse, type PingHouse } from '../support/ping-house.js'
import { recipeBlocks } from '../support/recipe-pages.js'
import { runCommand } from '../support/run-command.js'
import { startTextfiles } from '../support/textfiles.js'
import { recipeDataset, watchDataset, type WatchedDataset } from '../support/watched-dataset.js'

// MariaDB and its backup of Debian 12, by the scripts of docs/recipes/backups/mariadb-backup.md, its dataset, and a real Prometheus.

const RPO_SECONDS = 30
const ORDERS = 50_000
const [nightly, metrics, piped] = recipeBlocks('mariadb-backup.md', 'sh') as [string, string, string]
const cleanUp = createCleanUp(console.error)
let own: string
let tools: MariadbTools
let server: Child
let backups: string
let textfiles: string
let watched: WatchedDataset

beforeAll(async () => {
  own = mkdtempSync(join(tmpdir(), 'plimsoll-mariadb-'))
  cleanUp.add('folder', () => {
    rmSync(own, { recursive: true, force: true })
  })
  tools = await unpackMariadb(join(own, 'mariadb'))
  server = await tools.serve(join(own, 'data'))
  cleanUp.add('MariaDB', () => server.stop())
  const table = 'create table shop.orders (id int primary key, note varchar(200)) engine=innodb'
  const rows = `insert into shop.orders select seq, repeat('x', 100) from seq_1_to_${ORDERS}`
  const filled = await tools.sql(`create database shop; use shop; ${table}; ${rows}`)
  expect([filled.code, filled.stderr]).toEqual([0, ''])
  for (const name of ['backups', 'bin']) mkdirSync(join(own, name))
  backups = join(own, 'backups')
  // The recipe leaves out where the server is, which is in the files of the machine.
  program('mariadb-backup', `exec ${tools.bin}/mariadb-backup --defaults-file=${tools.defaults} "$@"`)
  writeFileSync(join(own, 'bin/mariadb-nightly'), nightly, { mode: 0o755 })
  writeFileSync(join(own, 'bin/mariadb-backup-metrics'), metrics, { mode: 0o755 })
  const collector = await startTextfiles(own)
  cleanUp.add('node_exporter', () => collector.stop())
  textfiles = collector.folder
  const dataset = { ...(await recipeDataset('mariadb-backup.md')), rpoSeconds: RPO_SECONDS }
  watched = await watchDataset(dataset, join(own, 'watch'), { db: collector.address })
  cleanUp.add('Prometheus', () => watched.stop())
}, 180_000)

afterAll(() => cleanUp.run())

function program(name: string, script: string): void {
  writeFileSync(join(own, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

const surroundings = () => ({ ...tools.env, PATH: `${join(own, 'bin')}:${tools.env['PATH'] ?? ''}`, BACKUPS: backups })
const bash = (script: string) => runTool('bash', ['-c', script], surroundings())

async function collect(): Promise<void> {
  const { code, stderr } = await bash(`mariadb-backup-metrics '${backups}' '${textfiles}'`)
  expect([code, stderr]).toEqual([0, ''])
}

/** Makes a backup; gives what it is called, once it is seen. */
async function backUp(): Promise<{ readonly name: string; readonly point: number }> {
  const before = Math.floor(Date.now() / 1000)
  const { code, stderr } = await bash(`mariadb-nightly '${backups}'`)
  expect([code, stderr.includes('completed OK!')]).toEqual([0, true])
  await collect()
  await until('it is seen', async () => ((await watched.point()) ?? 0) >= before)
  const point = (await watched.point()) ?? 0
  expect(point).toBeLessThanOrEqual(Date.now() / 1000)
  return { name: readdirSync(backups).toSorted().at(-1) ?? '', point }
}

describe('a folder for each night', () => {
  let first: number

  it('without a backup is no silence, and never', async () => {
    expect(await watched.stateIn(0)).toBe('unknown')
    await collect()
    await until('it is scraped', async () => (await watched.point()) === 0)
    expect(await watched.stateIn(0)).toBe('never')
  })

  it('is as old as the start of its newest, and ages by the objective', async () => {
    first = (await backUp()).point
    const now = Date.now() / 1000
    expect(await watched.stateIn(0)).toBe('ok')
    expect(await watched.stateIn(first + 0.7 * RPO_SECONDS + 1 - now)).toBe('ageing')
    expect(await watched.stateIn(first + RPO_SECONDS + 1 - now)).toBe('stale')
    await until('the exposure is recorded', async () => (await watched.exposure()) !== null)
    expect(Math.abs(Date.now() / 1000 - first - ((await watched.exposure()) ?? 0))).toBeLessThan(3)
  }, 60_000)

  it('is no fresher for one that had no room, nor for one without a server, though both left a newer folder', async () => {
    expect((await bash(`ulimit -f 4000; mariadb-nightly '${backups}'`)).code).not.toBe(0)
    program('mariadb-backup', `exec ${tools.bin}/mariadb-backup --socket=/nowhere "$@"`)
    expect((await bash(`mariadb-nightly '${backups}'`)).code).toBe(1)
    program('mariadb-backup', `exec ${tools.bin}/mariadb-backup --defaults-file=${tools.defaults} "$@"`)
    expect(readdirSync(backups).toSorted().at(-1)).toMatch(/\.part$/)
    await collect()
    await until('it is stale', async () => (await watched.firing()).includes('BackupStale'))
    expect(await watched.point()).toBe(first)
    expect(Date.now() / 1000).toBeGreaterThan(first + RPO_SECONDS)
    expect(await watched.stateIn(0)).toBe('stale')
  }, 90_000)

  it('has lost a recovery point where its newest is deleted', async () => {
    await until('it is worth a loss', () => Date.now() / 1000 > first + 65, { timeoutMs: 90_000 })
    const { name } = await backUp()
    expect(await watched.stateIn(0)).toBe('ok')
    expect(await watched.firing()).not.toContain('RecoveryPointLost')
    rmSync(join(backups, name), { recursive: true })
    await collect()
    await until('it is gone', async () => (await watched.point()) === first)
    await until('it is told', async () => (await watched.firing()).includes('RecoveryPointLost'))
  }, 180_000)
})

describe('a stream', () => {
  let house: PingHouse
  let runs: () => ReturnType<typeof newestRuns>

  beforeAll(async () => {
    const database = await openStore(':memory:')
    house = await startPingHouse({ database, clock: () => new Date() })
    runs = () => database.read((reader) => newestRuns(reader, 1, 10))
    cleanUp.add('store', () => database.close())
    cleanUp.add('pings', () => house.stop())
  })

  const wrap = (script: string) => {
    const given = ['--dataset', 'orders', '--url', `${house.url}${house.own.id}`, '--spool', join(own, 'spool')]
    const order = ['env', ...Object.entries(surroundings()).map(([name, value]) => `${name}=${value}`), 'bash', '-c']
    const args = ['backup', 'wrap', ...given, '--end-marker', 'mariadb-backup', '--', ...order, script]
    return runCommand(args, { cwd: own, env: {} })
  }
  const STREAM = 'mariadb-backup --backup --stream=xbstream 2>> "$BACKUPS/log"'

  it('that fails in a pipe ends with 0, and not under wrap', async () => {
    const failing = (script: string) => script.replace('--backup', '--socket=/nowhere --backup')
    expect((await bash(failing(piped))).code).toBe(0)
    expect(await wrap(failing(STREAM))).toMatchObject({ exitCode: 1 })
    expect((await runs())[0]).toMatchObject({ outcome: 'fail', exitStatus: 1, pointAt: null })
  })

  it('that was cut between two chunks is unpacked with 0, and seen by its missing end', async () => {
    const before = Date.now()
    expect(await wrap(STREAM)).toMatchObject({ exitCode: 0 })
    const [run] = await runs()
    expect(run).toMatchObject({ outcome: 'success' })
    expect(run?.pointAt?.getTime()).toBeGreaterThanOrEqual(before - 1000)
    expect((await bash(`${STREAM} > "$BACKUPS/whole.xb"`)).code).toBe(0)
    const whole = readFileSync(join(backups, 'whole.xb'))
    expect(Math.abs((run?.sizeBytes ?? 0) / whole.length - 1)).toBeLessThan(0.1)
    const half = whole.indexOf('XBSTCK01', whole.length / 2)
    writeFileSync(join(backups, 'cut.xb'), whole.subarray(0, half))
    mkdirSync(join(backups, 'unpacked'))
    const unpacked = await bash('mbstream -x -C "$BACKUPS/unpacked" < "$BACKUPS/cut.xb"')
    expect([unpacked.code, unpacked.stderr]).toEqual([0, ''])
    expect(readdirSync(join(backups, 'unpacked'))).not.toContain('xtrabackup_info')
    expect(await wrap('cat "$BACKUPS/cut.xb"')).toMatchObject({ exitCode: 1 })
    expect((await runs())[0]).toMatchObject({ outcome: 'fail', pointAt: null })
  }, 60_000)
})

it('a backup without the data of a table is prepared all the same, and only a query of what was restored finds it', async () => {
  const restored = join(own, 'restored')
  expect((await bash(`mariadb-backup --backup --target-dir='${restored}'`)).code).toBe(0)
  const file = readdirSync(join(restored, 'shop')).find((one) => /^orders\.(ibd|new)$/.test(one)) ?? ''
  const lost = join(own, 'lost')
  cpSync(restored, lost, { recursive: true })
  rmSync(join(lost, 'shop', file))
  for (const folder of [restored, lost]) {
    const { code, stderr } = await bash(`mariadb-backup --prepare --target-dir='${folder}'`)
    expect([code, stderr.trim().split('\n').at(-1)]).toEqual([0, expect.stringContaining('completed OK!')])
  }
  const count = async (data: string) => {
    await server.stop()
    server = await tools.serve(data)
    return tools.sql('select count(*) from shop.orders')
  }
  expect(await count(restored)).toMatchObject({ code: 0, stdout: `${ORDERS}\n` })
  const { code, stderr } = await count(lost)
  expect([code, stderr]).toEqual([1, expect.stringContaining('Tablespace is missing for a table')])
}, 120_000)
