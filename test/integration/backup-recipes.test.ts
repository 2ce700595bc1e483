import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { unpackDebianPackages } from '../../demo/processes/debian-packages.js'
import { unusualSentences } from '../../src/backup/measure/measure-words.js'
import { newestRuns } from '../../src/backup/ping/run-rows-store.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { runTool, type Ended } from '../../demo/processes/run-tool.js'
import { createConfigFolder, SHOP_ROOT, type ConfigFolder } from '../support/config-folder.js'
import { pingedDataset, startPingHouse, type PingHouse } from '../support/ping-house.js'
import { recipeBlocks } from '../support/recipe-pages.js'
import { runCommand } from '../support/run-command.js'

// The pages of docs/recipes/backups: what is written there is done, and what Plimsoll says there it says.

const services = (page: string) => recipeBlocks(page, 'yaml').filter((block) => block.startsWith('service:'))

let config: ConfigFolder
beforeEach(() => {
  config = createConfigFolder()
})
afterEach(() => {
  config.remove()
})

/** What `plimsoll validate` remarks on a service. */
async function remarksOn(service: string): Promise<string> {
  config.write({ 'config/plimsoll.yaml': SHOP_ROOT, 'config/services/shop.yaml': service })
  const args = ['--config', 'config/plimsoll.yaml', 'validate']
  const { stderr, exitCode } = await runCommand(args, { cwd: config.cwd })
  expect(exitCode).toBe(0)
  return stderr.trim()
}

describe('a schedule that cannot keep its objective', () => {
  it.each(['cronjob-every-ten-minutes.md', 'pg-dump-in-cron.md'])(
    'of %s draws the remark that stands there',
    async (page) => {
      expect(await remarksOn(services(page)[0]!)).toBe(recipeBlocks(page, 'text')[0]!.trim())
    },
  )

  it('can be written so that it can', async () => {
    expect(await remarksOn(services('cronjob-every-ten-minutes.md')[1]!)).toBe('')
    expect(await remarksOn(services('pg-dump-in-cron.md')[0]!.replace('rpo: 5m', 'rpo: 10m'))).toBe('')
    expect(await remarksOn(services('rsync-link-dest.md')[0]!)).toBe('')
  })

  it('is stale for seven of ten minutes with every backup on time', async () => {
    const page = 'cronjob-every-ten-minutes.md'
    const [written] = recipeBlocks(page, 'yaml').filter((block) => block.startsWith('input:'))
    config.write({ 'case.yaml': written! })
    const { stdout } = await runCommand(['backup', 'evaluate', 'case.yaml'], { cwd: config.cwd })
    expect(stdout).toBe(recipeBlocks(page, 'text')[1])
  })
})

let folder: string
let database: Database
let house: PingHouse
let now: Date
let surroundings: Record<string, string>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-recipes-'))
  now = new Date('2026-11-20T00:30:00Z')
  database = await openStore(':memory:')
  house = await startPingHouse({ database, clock: () => now, datasets: [pingedDataset()] })
  const bin = join(folder, 'bin')
  for (const name of ['bin', 'backups', 'files']) mkdirSync(join(folder, name))
  program(
    'plimsoll',
    `exec '${process.execPath}' '${fileURLToPath(new URL('../../scripts/run-ts.mjs', import.meta.url))}' src/main.ts "$@"`,
  )
  surroundings = {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    PING: `${house.url}${house.own.id}`,
    PLIMSOLL_SPOOL: join(folder, 'spool'),
    ...{ HOME: folder, BACKUPS: join(folder, 'backups'), FILES: join(folder, 'files') },
  }
})

afterEach(async () => {
  await house.stop()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function program(name: string, script: string): void {
  const path = join(folder, 'bin', name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
}

const bash = (script: string): Promise<Ended> => runTool('bash', ['-c', script], surroundings)
const runs = () => database.read((reader) => newestRuns(reader, 1, 20))
const text = async () => new TextDecoder().decode((await runs())[0]?.excerpt ?? new Uint8Array())

describe('pg_dump in a pipe', () => {
  const [plain, wrapped, whole, curled] = recipeBlocks('pg-dump-in-cron.md', 'sh') as [string, string, string, string]
  const dump = 'seq 1 500; echo "-- PostgreSQL database dump complete"'

  it('that fails ends with 0, and leaves a file that looks well', async () => {
    program('pg_dump', 'seq 1 500; echo "connection lost" >&2; exit 1')
    expect((await bash(plain)).code).toBe(0)
    expect((await bash('gzip -t "$BACKUPS/orders.sql.gz"')).code).toBe(0)
  })

  it('is seen to fail by wrap, and by bash with pipefail', async () => {
    program('pg_dump', dump)
    expect((await bash(wrapped)).code).toBe(0)
    expect(await runs()).toMatchObject([{ outcome: 'success' }])
    program('pg_dump', 'seq 1 500; echo "connection lost" >&2; exit 1')
    expect((await bash(wrapped)).code).toBe(1)
    expect((await runs())[0]).toMatchObject({ outcome: 'fail', exitStatus: 1, pointAt: null })
    expect(await text()).toContain('part 1 of 2 of the pipe ended with 1')
    now = new Date(now.getTime() + 300_000)
    expect((await bash(curled)).code).toBe(0)
    expect((await runs())[0]).toMatchObject({ outcome: 'fail', exitStatus: 1 })
  })

  it('is counted, and seen to its end, where wrap has its output', async () => {
    program('pg_dump', dump)
    expect((await bash(whole)).code).toBe(0)
    expect((await runs())[0]).toMatchObject({ outcome: 'success', sizeBytes: 1892 + 37 })
    program('pg_dump', 'seq 1 500')
    expect((await bash(whole)).code).toBe(1)
    expect((await runs())[0]).toMatchObject({ outcome: 'fail' })
  })

  it('tells how large the file is by curl', async () => {
    program('pg_dump', dump)
    expect((await bash(curled)).code).toBe(0)
    const [run] = await runs()
    expect(run).toMatchObject({
      outcome: 'success',
      sizeBytes: readFileSync(join(folder, 'backups/orders.sql.gz')).length,
    })
  })
})

describe('rsync with --link-dest', () => {
  const [plain, told] = recipeBlocks('rsync-link-dest.md', 'sh') as [string, string]

  beforeEach(async () => {
    const root = await unpackDebianPackages('bookworm', ['rsync', 'libpopt0', 'libxxhash0'])
    const libraries = `${root}/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`
    program('rsync', `LD_LIBRARY_PATH='${libraries}' exec '${root}/usr/bin/rsync' "$@"`)
    writeFileSync(join(folder, 'files/photos'), Buffer.alloc(400_000, 1))
    writeFileSync(join(folder, 'files/letters'), Buffer.alloc(100_000, 2))
    expect((await bash('rsync -a "$FILES/" "$BACKUPS/full/"')).code).toBe(0)
  })

  const night = async (name: string) => {
    surroundings = { ...surroundings, NIGHT: name }
    const { code } = await bash(told)
    expect(code).toBe(0)
    now = new Date(now.getTime() + 86_400_000)
  }

  it('links what is as it was, night after night to the same full copy', async () => {
    surroundings = { ...surroundings, NIGHT: 'one' }
    await bash(plain)
    const same = async (...names: readonly string[]) =>
      (await bash(`stat -c %i ${names.map((name) => `"$BACKUPS/${name}"`).join(' ')} | sort -u | wc -l`)).stdout.trim()
    expect(await same('full/photos', 'one/photos')).toBe('1')
    writeFileSync(join(folder, 'files/letters'), Buffer.alloc(120_000, 3))
    for (const name of ['two', 'three']) {
      surroundings = { ...surroundings, NIGHT: name }
      await bash(plain)
    }
    // What has changed is copied each night: differential.
    expect(await same('full/photos', 'two/photos', 'three/photos')).toBe('1')
    expect(await same('full/letters', 'two/letters', 'three/letters')).toBe('3')
  })

  it('of a source that is not mounted is a success, and of an unusual size', async () => {
    for (let day = 0; day < 6; day++) await night(`night-${day}`)
    rmSync(join(folder, 'files'), { recursive: true })
    mkdirSync(join(folder, 'files'))
    await night('unmounted')
    expect((await runs()).map(({ outcome }) => outcome)).toEqual(Array(7).fill('success'))
    await house.pings.refresh()
    expect(unusualSentences(house.pings.measures(pingedDataset()))).toEqual([
      recipeBlocks('rsync-link-dest.md', 'text')[0]!.trim(),
    ])
  })

  it('of a source that is not there has failed', async () => {
    surroundings = { ...surroundings, FILES: join(folder, 'nowhere'), NIGHT: 'one' }
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
    await bash(told)
    expect((await runs())[0]).toMatchObject({ outcome: 'fail', exitStatus: 23, pointAt: null })
  })
})
