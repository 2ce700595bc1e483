import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { newestRuns, type StoredRun } from '../../src/backup/ping/run-rows-store.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { startPingHouse, type PingHouse } from '../support/ping-house.js'
import { runCommand } from '../support/run-command.js'

let folder: string
let database: Database
let house: PingHouse

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-wrap-'))
  database = await openStore(join(folder, 'plimsoll.db'))
  house = await startPingHouse({ database, clock: () => new Date() })
})

afterEach(async () => {
  await house.stop()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const spool = () => join(folder, 'spool')

function wrap(url: string, ...args: readonly string[]) {
  const order = ['backup', 'wrap', '--dataset', 'orders-db', '--url', url, '--spool', spool(), ...args]
  return runCommand(order, { cwd: folder, env: {} })
}

const own = (...args: readonly string[]) => wrap(`${house.url}${house.own.id}`, ...args)
const runs = () => database.read((reader) => newestRuns(reader, 1, 10))
const said = (run: StoredRun | undefined) => new TextDecoder().decode(run?.excerpt ?? new Uint8Array())
const waiting = () => readdirSync(spool())

const MARKER = '-- PostgreSQL database dump complete'

describe('a command that is wrapped', () => {
  it('hands its output on, and is told of with its start, its end and its bytes', async () => {
    const result = await own('--', 'printf', '%s', 'a dump')
    expect(result).toMatchObject({ stdout: 'a dump', exitCode: 0 })
    const [run] = await runs()
    expect(run).toMatchObject({ outcome: 'success', exitStatus: 0, sizeBytes: 6, pointAt: run?.startedAt })
    expect(waiting()).toEqual([])
  })

  it.each([
    ['its own exit code', ['--', 'sh', '-c', 'echo broken >&2; exit 3'], 3, 'the command ended with 3'],
    ['a signal that ended it', ['--', 'sh', '-c', 'kill -TERM $$'], 143, 'the command ended with 143'],
    ['a program that is not there', ['--', 'no-such-program'], 127, 'the command ended with 127'],
    ['the first part of a pipe', ['--shell', 'false | cat'], 1, 'part 1 of 2 of the pipe ended with 1'],
    [
      'a middle part of a pipe',
      ['--shell', 'echo a | (cat >/dev/null; exit 5) | cat'],
      5,
      'part 2 of 3 of the pipe ended with 5',
    ],
    ['the exit of a line', ['--shell', 'exit 7'], 7, 'the command ended with 7'],
    [
      'a dump that was cut',
      ['--end-marker', 'pg_dump', '--', 'echo', 'create table'],
      1,
      `its output does not end with "${MARKER}": it was cut`,
    ],
    ['an empty dump', ['--min-size', '1k', '--', 'true'], 1, 'it wrote 0 bytes, 1000 or more were expected'],
  ])('fails by %s', async (...[, args, exitCode, sentence]) => {
    const result = await own(...args)
    expect(result.exitCode).toBe(exitCode)
    expect(result.stderr).toContain(`plimsoll: ${sentence}\n`)
    const [run, ...others] = await runs()
    expect([run?.outcome, run?.pointAt, others]).toEqual(['fail', null, []])
    expect(said(run)).toContain(sentence)
  })

  it('is whole with its marker at the end, and large enough', async () => {
    const line = `head -c 200000 /dev/zero; echo '${MARKER}'; echo`
    expect(await own('--end-marker', 'pg_dump', '--min-size', '200k', '--shell', line)).toMatchObject({ exitCode: 0 })
    expect(await runs()).toMatchObject([{ outcome: 'success', sizeBytes: 200_038 }])
  })

  it('runs though the daemon cannot be reached, and is told of later with the times of then', async () => {
    const address = new URL(`${house.url}${house.own.id}`)
    await house.stop()
    const before = Date.now()
    expect(await own('--', 'sh', '-c', 'sleep 0.5; exit 0')).toMatchObject({ exitCode: 0 })
    const ended = Date.now()
    expect(await runs()).toEqual([])
    const [file] = waiting()
    expect(statSync(join(spool(), file!)).mode & 0o777).toBe(0o600)
    house = await startPingHouse({ database, clock: () => new Date() })
    // Another daemon at another port.
    await sedUrl(join(spool(), file!), address.origin, house.url)
    await new Promise((done) => setTimeout(done, 1200))
    expect(await runCommand(['backup', 'deliver', '--spool', spool()], { cwd: folder })).toMatchObject({ exitCode: 0 })
    expect(waiting()).toEqual([])
    const [run] = await runs()
    expect(run).toMatchObject({ outcome: 'success', exitStatus: 0 })
    for (const at of [run!.startedAt!, run!.endedAt!]) {
      expect(at.getTime()).toBeGreaterThan(before - 1500)
      expect(at.getTime()).toBeLessThan(ended + 50)
    }
    expect(run!.heardAt.getTime()).toBeGreaterThan(ended + 1000)
  })

  it('to an address that nobody knows says so, and does not try for ever', async () => {
    const result = await wrap(`${house.url}/ping/00000000-0000-0000-0000-000000000000`, '--', 'true')
    expect(result).toMatchObject({ exitCode: 0 })
    expect(result.stderr).toContain('does not know this address')
    expect(waiting()).toEqual([expect.stringMatching(/\.json\.refused$/)])
  })

  it.each([
    [['--dataset', 'x', '--', 'true'], 'expected the address of pings'],
    [['--dataset', 'x', '--url', 'http://127.0.0.1:9/ping/x'], 'expected a command behind `--`'],
    [['--dataset', 'x', '--url', 'http://127.0.0.1:9/ping/x', '--min-size', 'ten', '--', 'true'], 'expected a size'],
  ])('is not run where it is asked for wrongly: %j', async (args, sentence) => {
    const result = await runCommand(['backup', 'wrap', ...args], { cwd: folder, env: {} })
    expect([result.exitCode, result.stderr]).toEqual([2, expect.stringContaining(sentence)])
  })
})

async function sedUrl(file: string, from: string, to: string): Promise<void> {
  const { readFile, writeFile } = await import('node:fs/promises')
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(from, to))
}
