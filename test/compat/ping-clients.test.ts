import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { newestRuns, type StoredRun } from '../../src/backup/ping/run-rows-store.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { runTool } from '../../demo/processes/run-tool.js'
import { unpackBackupTools, type BackupTools } from '../support/backup-tools.js'
import { pingedDataset, startPingHouse, type PingHouse } from '../support/ping-house.js'
import { runCommand } from '../support/run-command.js'

let folder: string
let tools: BackupTools
let source: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-tools-'))
  tools = await unpackBackupTools(folder)
  source = join(folder, 'data')
  mkdirSync(source)
  writeFileSync(join(source, 'orders.csv'), '1,2026-11-29\n'.repeat(1000))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

let database: Database
let house: PingHouse

async function serve(changes: Parameters<typeof pingedDataset>[0] = {}): Promise<void> {
  database = await openStore(':memory:')
  house = await startPingHouse({ database, clock: () => new Date(), datasets: [pingedDataset(changes)] })
}

async function close(): Promise<void> {
  await house.stop()
  await database.close()
}

const address = () => `${house.url}${house.own.id}`
const runs = () => database.read((reader) => newestRuns(reader, 1, 10))
const textOf = (run: StoredRun | undefined) => new TextDecoder().decode(run?.excerpt ?? new Uint8Array())
const sh = (script: string) => runTool('sh', ['-c', script], { ...tools.env, PING: address(), SOURCE: source })
const point = async () => (await runs()).find(({ pointAt }) => pointAt !== null)?.pointAt ?? null

beforeEach(() => serve())

afterEach(() => close())

async function ended(script: string): Promise<number> {
  const { code } = await sh(script)
  return code
}

describe('curl and wget, as crontabs call them', () => {
  it.each([
    ['curl', 'curl -fsS -m 10 --retry 5 -o /dev/null $PING/start; curl -fsS -m 10 --retry 5 -o /dev/null $PING/$?'],
    ['curl by HEAD', 'curl -fsS -I $PING/start && curl -fsS -I $PING'],
    ['curl with a log', 'curl -fsS $PING/start && echo all saved | curl -fsS --data-binary @- $PING/0'],
    ['wget', 'wget -q -T 10 -t 5 -O /dev/null $PING/start && wget -q -T 10 -t 5 -O /dev/null $PING'],
    ['wget by HEAD', 'wget -q --spider $PING/start && wget -q --spider $PING'],
    ['wget with a log', 'wget -q -O /dev/null $PING/start && wget -q --post-data "all saved" -O /dev/null $PING'],
  ])('%s tells of a run', async (_client, script) => {
    expect(await ended(script)).toBe(0)
    const [run, ...more] = await runs()
    expect([run?.outcome, more]).toEqual(['success', []])
    expect(run?.pointAt).toEqual(run?.startedAt)
    if (script.includes('all saved')) expect(textOf(run).trim()).toBe('all saved')
  })

  it('tell of the exit status of what came before', async () => {
    expect(await ended('false; curl -fsS $PING/$?')).toBe(0)
    expect(await runs()).toMatchObject([{ outcome: 'fail', exitStatus: 1, pointAt: null }])
  })

  it('are told by an error that nobody knows the address', async () => {
    expect(await ended('curl -fsS -o /dev/null ${PING%????}0000')).toBe(22)
    expect(await ended('wget -q -O /dev/null ${PING%????}0000')).toBe(8)
  })
})

describe('restic', () => {
  const wrap = (...args: readonly string[]) => {
    const spool = ['--spool', join(folder, 'spool')]
    // What is wrapped has the surroundings of this process.
    const own = ['env', ...Object.entries(tools.env).map(([name, value]) => `${name}=${value}`), ...args]
    const order = ['backup', 'wrap', '--dataset', 'orders-db', '--url', address(), ...spool, '--', ...own]
    return runCommand(order, { cwd: folder, env: {} })
  }
  const snapshots = async () => {
    const { stdout } = await runTool(tools.restic, ['snapshots', '--json'], tools.env)
    return JSON.parse(stdout) as readonly Record<string, unknown>[]
  }

  beforeAll(async () => {
    expect(await runTool(tools.restic, ['-q', 'init'], tools.env)).toMatchObject({ code: 0 })
  })

  it('that could not read everything has failed, though its snapshot looks like any other', async () => {
    expect(await wrap(tools.restic, '-q', 'backup', source)).toMatchObject({ exitCode: 0 })
    const good = await point()
    // A file that is there and that nobody can read, not even root.
    expect(await wrap(tools.restic, '-q', 'backup', source, '/proc/self/mem')).toMatchObject({ exitCode: 3 })
    expect((await runs())[0]).toMatchObject({ outcome: 'fail', exitStatus: 3, pointAt: null })
    expect(await point()).toEqual(good)
    const [whole, partial] = await snapshots()
    const known = Object.keys(whole ?? {})
    expect(Object.keys(partial ?? {}).filter((key) => !known.includes(key))).toEqual([])
    expect((await runTool(tools.restic, ['-q', 'check'], tools.env)).code).toBe(0)
  })

  it('that could not read everything is good enough where somebody says so', async () => {
    await close()
    await serve({ partialIsOk: true })
    expect(await wrap(tools.restic, '-q', 'backup', source, '/proc/self/mem')).toMatchObject({ exitCode: 3 })
    expect((await runs())[0]).toMatchObject({ outcome: 'success', exitStatus: 3 })
  })

  it('ends well where a directory is missing: only the size of the snapshot tells', async () => {
    const gone = join(folder, 'not-mounted')
    expect(await wrap(tools.restic, '-q', 'backup', source, gone)).toMatchObject({ exitCode: 0 })
    expect((await runs())[0]).toMatchObject({ outcome: 'success' })
    const { stdout } = await runTool(tools.restic, ['ls', 'latest'], tools.env)
    expect(stdout).toContain('orders.csv')
    expect(stdout).not.toContain('not-mounted')
  })
})

describe('Borg', () => {
  beforeAll(async () => {
    const init = await runTool(tools.borg, ['init', '-e', 'repokey'], tools.env)
    expect([init.code, init.stderr.includes('Error')]).toEqual([0, false])
    expect(await runTool(tools.borg, ['create', '::one', source], tools.env)).toMatchObject({ code: 0 })
  })

  const startIn = async (zone: string) => {
    const { stdout } = await runTool(tools.borg, ['info', '--json', '--last', '1'], { ...tools.env, TZ: zone })
    return (JSON.parse(stdout) as { readonly archives: readonly { readonly start: string }[] }).archives[0]?.start ?? ''
  }

  it('writes times without a zone, which are those of whoever reads them: its presets want TZ=UTC', async () => {
    const [utc, tokyo] = [await startIn('UTC'), await startIn('Asia/Tokyo')]
    expect(utc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+$/)
    expect(Date.parse(`${tokyo}Z`) - Date.parse(`${utc}Z`)).toBe(9 * 3_600_000)
    expect(Math.abs(Date.now() - Date.parse(`${utc}Z`))).toBeLessThan(600_000)
  })
})

describe('borgmatic with its hook for healthchecks', () => {
  const configured = (hooks = '') => {
    const file = join(folder, 'borgmatic.yaml')
    writeFileSync(
      file,
      `location:
  source_directories: [${source}]
  repositories: [${join(folder, 'borgmatic-repository')}]
  local_path: ${tools.borg}
hooks:
  healthchecks: { ping_url: '${address()}' }
${hooks}`,
    )
    return file
  }
  const env = () => ({ ...tools.env, BORG_REPO: '' })
  const borgmatic = (...args: readonly string[]) => runTool(tools.borgmatic, args, env())

  beforeAll(async () => {
    const made = await runTool(tools.borg, ['init', '-e', 'repokey', join(folder, 'borgmatic-repository')], tools.env)
    expect(made.code).toBe(0)
  })

  it('tells of its start, its end and what it printed', async () => {
    const before = Date.now()
    expect((await borgmatic('-c', configured(), 'create', '--stats')).code).toBe(0)
    const [run, ...more] = await runs()
    expect([run?.outcome, more]).toEqual(['success', []])
    expect(run?.pointAt).toEqual(run?.startedAt)
    expect(run!.startedAt!.getTime()).toBeGreaterThanOrEqual(before)
    expect(run!.endedAt!.getTime()).toBeGreaterThan(run!.startedAt!.getTime())
  })

  it('tells of a hook that failed, and of a repository that is gone', async () => {
    await borgmatic('-c', configured(), 'create')
    const good = await point()
    expect((await borgmatic('-c', configured("  before_backup: ['exit 1']\n"), 'create')).code).toBe(1)
    expect((await runs())[0]).toMatchObject({ outcome: 'fail', pointAt: null })
    expect(await point()).toEqual(good)
    rmSync(join(folder, 'borgmatic-repository'), { recursive: true })
    expect((await borgmatic('-c', configured(), 'create')).code).not.toBe(0)
    expect((await runs())[0]).toMatchObject({ outcome: 'fail' })
    expect(textOf((await runs())[0])).toContain('borgmatic-repository')
    expect(await point()).toEqual(good)
  })
})
