import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { plannedDrills } from '../../src/drill/drill.js'
import { drillRunAnswer } from '../../src/drill/over-http/drill-answer.js'
import { listen } from '../../src/http/http-server.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { createConfigFolder, SHOP_ROOT, type ConfigFolder } from '../support/config-folder.js'
import { drillHouse } from '../support/drill-house.js'
import { runCommand } from '../support/run-command.js'

/** Newest order of the backup: a thousand of them, one each second. */
const NEWEST = Date.parse('2026-11-03T10:16:39Z')
const ORDERS = Array.from({ length: 1000 }, (_, i) => `${i},${new Date(NEWEST - (999 - i) * 1000).toISOString()}`).join(
  '\n',
)

let config: ConfigFolder
let place: string
let database: Database
let daemon: { readonly url: string; close(ms: number): Promise<unknown> }
let shop: Server
/** When the shop was well again for the first time, by the clock of this test. */
let wellAt: number | null

beforeEach(async () => {
  config = createConfigFolder()
  place = mkdtempSync(join(tmpdir(), 'plimsoll-drill-'))
  database = await openStore(join(place, 'plimsoll.db'))
  wellAt = null
  shop = createServer((_request, response) => {
    const isWell = existsSync(join(place, 'live/ready'))
    if (isWell) wellAt ??= Date.now()
    response.writeHead(isWell ? 200 : 503).end(isWell ? 'all orders are ok' : 'no orders')
  })
  await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done))
  execFileSync('mkdir', ['-p', join(place, 'live')])
  writeFileSync(join(place, 'live/orders.csv'), `${ORDERS}\n`)
  execFileSync('tar', ['-czf', 'backup.tar.gz', 'live'], { cwd: place })
})

afterEach(async () => {
  await daemon.close(1000)
  await database.close()
  shop.closeAllConnections()
  await new Promise((done) => shop.close(done))
  rmSync(place, { recursive: true, force: true })
  config.remove()
})

const port = () => (shop.address() as AddressInfo).port

function service({ deadline = '5m', http = 'all orders' } = {}): string {
  const sum = createHash('sha256').update(`${ORDERS}\n`).digest('hex')
  return `service: checkout
drills:
  - name: restore-orders
    type: restore
    class: infrastructure
    rto: 1m
    deadline: ${deadline}
    steps:
      - { text: Lose the orders, run: [sh, -c, 'rm -r live; date +%s%3N > lost'], marks: injected }
      - { text: Restore the newest backup, run: [tar, -xzf, backup.tar.gz], marks: restored }
      - { text: Open the shop, run: [sh, -c, '(sleep 0.6; touch live/ready) >/dev/null 2>&1 &'] }
    checks:
      - http: { url: 'http://127.0.0.1:${port()}/', body_contains: ${http} }
      - tcp: { address: '127.0.0.1:${port()}' }
      - file: { path: live/orders.csv, sha256: ${sum} }
      - { name: rows, command: { run: [sh, -c, 'test $(wc -l < live/orders.csv) = 1000'] } }
    recovery_point: { run: [sh, -c, 'tail -n 1 live/orders.csv | cut -d, -f2'] }
`
}

async function serve(written = service()): Promise<void> {
  const { services } = await config.loadFiles(SHOP_ROOT, { checkout: written })
  const { app } = drillHouse({ database, clock: () => new Date(), drills: plannedDrills(services) })
  daemon = await listen(app, { host: '127.0.0.1', port: 0 })
}

function drill(...args: readonly string[]) {
  const given = ['--config', join(config.cwd, 'config/plimsoll.yaml'), 'drill', ...args, '--server', daemon.url]
  return runCommand(given, { cwd: place, env: { PATH: process.env['PATH'] }, clock: () => new Date() })
}

const hold = (...args: readonly string[]) =>
  drill('run', 'restore-orders', '--by', 'anna', '--check-every', '100ms', '--output', 'json', ...args)

it('a backup that comes back stops the clock, and the clock is that of the wall', async () => {
  await serve()
  const before = Date.now()
  const { stdout, stderr, exitCode } = await hold()
  const after = Date.now()
  const run = drillRunAnswer.parse(JSON.parse(stdout))
  expect([exitCode, run.state, run.isRtoMet, run.reason]).toEqual([0, 'passed', true, null])
  expect(run.checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'http passed',
    'tcp passed',
    'file passed',
    'rows passed',
  ])
  // The loss was noted once it was done, after the clock had begun; the shop was well before its answer was read.
  const lostAt = Number(readFileSync(join(place, 'lost'), 'utf8'))
  const took = (run.rtoActualSeconds ?? 0) * 1000
  expect(wellAt).not.toBeNull()
  expect(took).toBeGreaterThanOrEqual((wellAt ?? 0) - lostAt)
  expect(took).toBeLessThanOrEqual(after - before)
  expect(took).toBeGreaterThan(600)
  expect(Date.parse(run.clockFrom)).toBeLessThanOrEqual(lostAt)
  expect(run.recoveryPoint).toBe(new Date(NEWEST).toISOString())
  expect(run.rpoActualSeconds).toBe((Date.parse(run.clockFrom) - NEWEST) / 1000)
  expect(stderr).toContain('check http fails: status 503 instead of 200\n')
  expect(stderr).toContain('check http passes: status 200\n')
})

it('a backup that was cut fails, in words, where', async () => {
  await serve()
  const whole = readFileSync(join(place, 'backup.tar.gz'))
  writeFileSync(join(place, 'backup.tar.gz'), whole.subarray(0, whole.length / 2))
  const { stdout, exitCode } = await hold()
  const run = drillRunAnswer.parse(JSON.parse(stdout))
  expect([exitCode, run.state, run.rtoActualSeconds]).toEqual([1, 'failed', null])
  expect(run.reason).toMatch(/^step 2, Restore the newest backup: ended with 2: .*nexpected end of file/s)
})

it('is gone on with where it stood: what is done is not done again', async () => {
  await serve()
  const whole = readFileSync(join(place, 'backup.tar.gz'))
  writeFileSync(join(place, 'backup.tar.gz'), 'nothing')
  const first = await hold('--keep-open')
  expect(first.exitCode).toBe(1)
  const begun = drillRunAnswer.parse(JSON.parse(first.stdout))
  expect(begun).toMatchObject({
    state: 'running',
    steps: [{ outcome: 'done' }, { outcome: 'failed' }, { outcome: null }],
  })
  writeFileSync(join(place, 'backup.tar.gz'), whole)
  const lost = readFileSync(join(place, 'lost'), 'utf8')
  const second = await hold()
  const run = drillRunAnswer.parse(JSON.parse(second.stdout))
  expect([second.exitCode, run.id, run.state]).toEqual([0, begun.id, 'passed'])
  expect(readFileSync(join(place, 'lost'), 'utf8')).toBe(lost)
  expect(run.clockFrom).toBe(begun.clockFrom)
})

it('what does not come back by the deadline has failed, and its check is named', async () => {
  const written = service({ deadline: '3s', http: 'no such answer' }).replace('rto: 1m', 'rto: 1s')
  // Without steps the checks are asked at once.
  await serve(written.replace(/ {4}steps:\n(?: {6}- .*\n)+/, ''))
  const { stdout, exitCode } = await hold()
  const run = drillRunAnswer.parse(JSON.parse(stdout))
  expect([exitCode, run.state, run.steps]).toEqual([1, 'failed', []])
  expect(run.reason).toContain('check http is failing: status 503 instead of 200')
})
