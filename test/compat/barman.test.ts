import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { freePort, startChild, until } from '../../demo/processes/child.js'
import { runTool } from '../../demo/processes/run-tool.js'
import type { Dataset } from '../../src/backup/dataset.js'
import { selecting } from '../../src/backup/presets/preset.js'
import { backupPresets } from '../../src/backup/presets/presets.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { unpackBarman, type BarmanTools } from '../support/barman-tools.js'
import { recipeBlocks } from '../support/recipe-pages.js'
import { startTextfiles } from '../support/textfiles.js'
import { recipeDataset, watchDataset, type WatchedDataset } from '../support/watched-dataset.js'

// Barman and PostgreSQL of Debian 12, looked at by the script of docs/recipes/backups/barman.md, its dataset, and a real Prometheus.

const RPO_SECONDS = 30
const cleanUp = createCleanUp(console.error)
let own: string
let barman: BarmanTools
let watched: WatchedDataset
let textfiles: string
let dataset: Dataset

/** Programs of PostgreSQL as Barman finds them; `pg_basebackup` can be made to misbehave. */
function baseBackup(script: string): void {
  const real = barman.postgres.path('pg_ctl').replace('pg_ctl', 'pg_basebackup')
  const path = join(barman.postgres.folder, 'run/programs/pg_basebackup')
  const asked = `case "$*" in *--version*) exec ${real} "$@";; esac\n`
  writeFileSync(path, `#!/bin/sh\n${asked}${script.replaceAll('REAL', real)}\n`)
  chmodSync(path, 0o755)
}

async function startServer(port: number): Promise<void> {
  const { postgres, incoming } = barman
  // It makes the folder into which the log is archived.
  await barman.run(['check', 'main'])
  mkdirSync(join(postgres.folder, 'run/programs'))
  const data = join(postgres.folder, 'run/data')
  const settings = {
    ...{ port, listen_addresses: '', unix_socket_directories: `${postgres.folder}/run`, fsync: 'off' },
    ...{ archive_mode: 'on', wal_level: 'replica', archive_command: `test -d ${incoming} && cp %p ${incoming}/%f` },
  }
  expect((await postgres.run('initdb', '-D', data, '-U', 'shop', '--auth=trust')).code).toBe(0)
  const [first = '', ...args] = [
    ...[...postgres.as, postgres.path('postgres'), '-D', data],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const child = startChild(first, args, { logFile: join(own, 'postgres.log'), env: postgres.env })
  cleanUp.add('PostgreSQL', () => child.stop())
  await until('PostgreSQL is ready', async () => (await postgres.run('psql', '-XAtq', '-c', 'select 1')).code === 0)
}

beforeAll(async () => {
  own = mkdtempSync(join(tmpdir(), 'plimsoll-barman-own-'))
  const folder = join(tmpdir(), `plimsoll-barman-${process.pid}`)
  cleanUp.add('folders', () => {
    for (const one of [folder, own]) rmSync(one, { recursive: true, force: true })
  })
  const port = await freePort()
  barman = await unpackBarman(folder, port)
  Object.assign(barman.postgres.env, { PGPORT: String(port) })
  await startServer(port)
  baseBackup('exec REAL "$@"')
  writeFileSync(join(own, 'barman-metrics'), recipeBlocks('barman.md', 'python')[0]!, { mode: 0o755 })
  dataset = { ...(await recipeDataset('barman.md')), rpoSeconds: RPO_SECONDS }
  const collector = await startTextfiles(own)
  cleanUp.add('node_exporter', () => collector.stop())
  textfiles = collector.folder
  watched = await watchDataset(dataset, join(own, 'watch'), { db: collector.address })
  cleanUp.add('Prometheus', () => watched.stop())
}, 120_000)

afterAll(() => cleanUp.run())

/** Runs the script as cron would. */
async function collect(): Promise<void> {
  const PATH = `${barman.bin}:${process.env['PATH'] ?? ''}`
  const { code, stderr } = await runTool(join(own, 'barman-metrics'), [textfiles], { ...barman.env, PATH })
  expect([code, stderr]).toEqual([0, ''])
}

interface Listed {
  readonly backup_id: string
  readonly status: string
}

async function list(): Promise<readonly Listed[]> {
  const { stdout } = await barman.run(['--format', 'json', 'list-backups', 'main'])
  return (JSON.parse(stdout) as { readonly main: readonly Listed[] }).main
}

/** Makes a backup; gives what it is called and between which seconds it began. */
async function backUp(zone = 'UTC') {
  const before = Math.floor(Date.now() / 1000)
  const known = new Set((await list()).map(({ backup_id }) => backup_id))
  const { code, stdout } = await barman.run(['backup', 'main'], { TZ: zone })
  expect([code, stdout]).toEqual([0, expect.stringContaining('Backup completed')])
  const id = (await list()).find(({ backup_id }) => !known.has(backup_id))?.backup_id ?? ''
  return { id, before, after: Math.floor(Date.now() / 1000) }
}

async function pointWithin({ before, after }: { readonly before: number; readonly after: number }): Promise<number> {
  await collect()
  await until('the point is seen', async () => ((await watched.point()) ?? 0) >= before)
  const point = (await watched.point()) ?? 0
  expect(point).toBeLessThanOrEqual(after)
  return point
}

/** Seconds of an id, read as prometheus-barman-exporter reads it on a machine in UTC. */
function secondsOf(id: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(id) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) / 1000
}

/** Point of the first good backup. */
let first: number

it('a server without a backup has none, which is no silence', async () => {
  // Before the log is archived no backup begins.
  await barman.run(['switch-wal', '--force', '--archive', 'main'])
  await until('the log is archived', async () => (await barman.run(['check', 'main'])).code === 0)
  expect(await watched.stateIn(0)).toBe('unknown')
  await collect()
  await until('it is scraped', async () => (await watched.point()) === 0)
  expect(await watched.stateIn(0)).toBe('never')
}, 60_000)

it('a good backup is as old as its start, and ages by the objective', async () => {
  first = await pointWithin(await backUp())
  expect(await watched.stateIn(0)).toBe('ok')
  const now = Date.now() / 1000
  expect(await watched.stateIn(first + 0.7 * RPO_SECONDS + 1 - now)).toBe('ageing')
  expect(await watched.stateIn(first + RPO_SECONDS + 1 - now)).toBe('stale')
  await until('the exposure is recorded', async () => (await watched.exposure()) !== null)
  const exposure = (await watched.exposure()) ?? 0
  expect(Math.abs(Date.now() / 1000 - first - exposure)).toBeLessThan(3)
}, 60_000)

it('one that fails, and one that is killed, look fresh by their ids, and make nothing fresher', async () => {
  baseBackup('REAL "$@" & sleep 0.2; kill -9 $!; exit 1')
  expect(await barman.run(['backup', 'main'])).toMatchObject({ code: 1 })
  // An id is a second: another backup that began in the same one would take its place.
  await sleep(1000)
  baseBackup('sleep 60')
  const [command, ...args] = barman.command('backup', 'main')
  const killed = spawn(command, args, { env: barman.env, stdio: 'ignore' })
  await until('it is under way', async () => (await list())[0]?.status === 'STARTED')
  killed.kill('SIGKILL')
  baseBackup('exec REAL "$@"')
  expect((await list()).map(({ status }) => status)).toEqual(['STARTED', 'FAILED', 'DONE'])
  expect(secondsOf((await list())[0]?.backup_id ?? '')).toBeGreaterThan(first)
  // Of the one that was killed Barman's own check says nothing.
  expect((await barman.run(['check', 'main'])).stdout).toContain('failed backups: FAILED (there are 1 failed backups)')
  await collect()
  await until('it is scraped', async () => (await watched.ask('barman_backups_failed{server="main"}')) === 2)
  expect(await watched.point()).toBe(first)
  expect(await watched.ask(backupPresets.get('barman')!.points!(selecting(dataset.match)))).toBe(1)
  await until('it is stale', async () => (await watched.firing()).includes('BackupStale'))
  expect(Date.now() / 1000).toBeGreaterThan(first + RPO_SECONDS)
  expect(await watched.stateIn(0)).toBe('stale')
}, 90_000)

it('one that was made on a clock of another zone is not of the future, though its id is', async () => {
  const made = await backUp('Asia/Tokyo')
  expect(secondsOf(made.id) - made.before).toBeGreaterThanOrEqual(9 * 3600)
  await pointWithin(made)
  expect(await watched.stateIn(0)).toBe('ok')
}, 60_000)

it('the newest one deleted is a recovery point lost, and the last one is none', async () => {
  const tokyo = (await list())[0]?.backup_id ?? ''
  // Less than two scrapes is no loss to the rule.
  await until('it is worth a loss', () => Date.now() / 1000 > first + 65, { timeoutMs: 90_000 })
  const made = await backUp()
  await pointWithin(made)
  expect(await watched.firing()).not.toContain('RecoveryPointLost')
  for (const id of [made.id, tokyo]) expect((await barman.run(['delete', 'main', id])).code).toBe(0)
  await collect()
  await until('it is gone', async () => (await watched.point()) === first)
  await until('it is told', async () => (await watched.firing()).includes('RecoveryPointLost'))
  expect(await watched.stateIn(0)).toBe('stale')
  for (const { backup_id } of await list()) await barman.run(['delete', 'main', backup_id])
  expect(await list()).toEqual([])
  await collect()
  await until('there is none', async () => (await watched.point()) === 0)
  expect(await watched.stateIn(0)).toBe('never')
}, 180_000)
