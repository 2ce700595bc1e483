import * as z from 'zod'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { runCommand } from '../../test/support/run-command.js'
import { createExclusion } from '../exclusion/runtime.js'
import { exclusionOutcome, exclusionAnswer } from '../exclusion/exclusion-answer.js'
import { loadConfig } from '../config/load-config-files.js'
import { createErrorHandler } from '../http/error-handler.js'
import { maintenanceAnswer } from '../maintenance/maintenance-answer.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'

const Listed = z.object({ exclusions: z.array(exclusionAnswer) })

const now = new Date('2026-11-20T12:00:00Z')
const clock = () => now
const ROOT = `version: 1
organisation: Example Shop
timezone: Europe/Berlin
prometheus: { url: http://localhost:9090 }
storage: { url: 'sqlite:plimsoll.db' }
include: [checkout.yaml]
`
const CHECKOUT = `service: checkout
slos:
  - { name: availability, objective: 99.9, indicator: { ratio: { bad: 'e_total{service="checkout"}', total: 'r_total{service="checkout"}' } } }
slas:
  - name: acme
    slo: availability
    objective: 99.9
    period: { calendar: month }
    exclusions: { scheduled_maintenance: { min_notice: 48h } }
`

let cwd: string
let database: Database
let server: Server
let url: string

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'plimsoll-exclusion-'))
  writeFileSync(join(cwd, 'plimsoll.yaml'), ROOT)
  writeFileSync(join(cwd, 'checkout.yaml'), CHECKOUT)
  database = await openStore(join(cwd, 'plimsoll.db'))
  const config = await loadConfig({ file: 'plimsoll.yaml', cwd, env: {} })
  const { routers = [] } = createExclusion({ config, silences: null, database, clock, steps: ignoreSteps })
  const app = express().use(...routers, createErrorHandler(createMemoryLogger()))
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  await database.close()
  rmSync(cwd, { recursive: true, force: true })
})

const run = (...args: readonly string[]) => runCommand(['--config', 'plimsoll.yaml', ...args], { cwd, clock })

const work = [
  '--from',
  '2026-11-10T01:00:00+01:00',
  '--to',
  '2026-11-10T03:00:00+01:00',
  '--reason',
  'PG 18',
  '--by',
  'ann',
]
const told = ['--announced', '2026-11-01T00:00:00Z']
const add = ['exclusion', 'add', '--kind', 'scheduled_maintenance', '--scope', 'checkout/acme']

describe.each([
  ['through the daemon', () => ['--server', url]],
  ['on the store', () => ['--store']],
] as const)('an exclusion %s', (_name, way) => {
  it('is entered, listed and withdrawn', async () => {
    const added = await run(...add, ...work, ...told, '--evidence', 'mail of 1 November', ...way())
    expect(added).toMatchObject({ stderr: '', exitCode: 0 })
    expect(added.stdout).toBe(
      '#1 scheduled_maintenance was entered.\n  checkout/acme: left out, as far as a cap has room for it\n',
    )
    const listed = await run('exclusion', 'list', ...way())
    expect(listed.stdout.split('\n')).toEqual([
      '#  kind                   from (UTC)        lasts  state  announced         entered                       by   scope          reason',
      '1  scheduled_maintenance  2026-11-10 00:00     2h  past   2026-11-01 00:00  2026-11-20 12:00, afterwards  ann  checkout/acme  PG 18',
      '',
    ])
    const gone = await run('exclusion', 'withdraw', '#1', '--by', 'bob', '--reason', 'wrong day', ...way())
    expect(gone.stdout).toBe('#1 scheduled_maintenance was withdrawn.\n')
    const json = await run('exclusion', 'list', '--output', 'json', ...way())
    expect(Listed.parse(JSON.parse(json.stdout)).exclusions).toMatchObject([
      { id: 1, evidence: 'mail of 1 November', withdrawn: { at: now.toISOString(), by: 'bob', why: 'wrong day' } },
    ])
  })

  it('that cannot be is answered with why, and nothing is written', async () => {
    const late = await run(...add, ...work, ...way())
    expect(late).toMatchObject({ exitCode: 2, stdout: '' })
    expect(late.stderr).toContain(
      'no agreement would leave it out: checkout/acme: no announcement is known; 2d of notice were agreed',
    )
    const other = await run(...add, ...work, ...told, '--scope', 'checkout/acne', ...way())
    expect(other.stderr).toContain('unknown agreement checkout/acne: did you mean acme?')
    const missing = await run('exclusion', 'withdraw', '4', '--by', 'bob', '--reason', 'x', ...way())
    expect(missing.stderr).toContain('there is no exclusion 4')
    const odd = await run('exclusion', 'withdraw', 'abc', '--by', 'bob', '--reason', 'x', '--config', 'none.yaml')
    expect(odd.stderr).toContain('expected the number of an exclusion such as 12, not abc')
    expect((await run('exclusion', 'list', ...way())).stdout).toBe('Nothing was entered.\n')
  })

  it('is withdrawn by nobody without a reason', async () => {
    await run(...add, ...work, ...told, ...way())
    const { stderr, exitCode } = await run('exclusion', 'withdraw', '1', '--by', 'bob', '--reason', ' ', ...way())
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('expected a reason')])
    const { exclusions } = Listed.parse(
      JSON.parse((await run('exclusion', 'list', '--output', 'json', ...way())).stdout),
    )
    expect(exclusions).toMatchObject([{ id: 1, withdrawn: null }])
  })

  it('is entered although no agreement counts it where that is wanted, and machines are told the same', async () => {
    const { stdout } = await run(...add, ...work, '--anyway', '--output', 'json', ...way())
    expect(exclusionOutcome.parse(JSON.parse(stdout))).toMatchObject({
      exclusion: { id: 1, from: '2026-11-10T00:00:00.000Z', announced: null, recorded: now.toISOString() },
      effects: [{ refusal: 'no announcement is known; 2d of notice were agreed' }],
    })
  })

  it('is planned work where it was entered as such, which is listed with that of the configuration', async () => {
    const when = ['--from', 'now+72h', '--to', 'now+74h', '--announced', 'now', '--reason', 'PG 18', '--by', 'ann']
    const added = await run('maintenance', 'add', '--name', 'upgrade', '--services', 'all', ...when, ...way())
    expect(added.stdout).toContain('#1 scheduled_maintenance upgrade was entered.\n  checkout/acme: left out')
    const listed = await run('maintenance', '--output', 'json')
    expect(maintenanceAnswer.parse(JSON.parse(listed.stdout)).maintenance).toMatchObject([
      { window: 'upgrade', entry: 1, from: '2026-11-23T12:00:00.000Z', services: ['checkout'], active: false },
    ])
    expect((await run('maintenance')).stdout).toContain('upgrade #1  23 November 2026, 13:00 (UTC+1)')
  })
})

it.each([
  ['a time without a zone', ['--from', '2026-11-10T01:00:00'], '--from: expected a time with its offset'],
  ['a time that is none', ['--to', 'tomorrow'], '--to: expected a time'],
  ['a length that is none', ['--from', 'now-two'], 'expected a duration'],
])('refuses %s', async (_name, wrong, said) => {
  const { stderr, exitCode } = await run(...add, ...work, ...wrong, '--store')
  expect(exitCode).toBe(2)
  expect(stderr).toContain(said)
})

it('refuses to begin a store in the wrong folder', async () => {
  writeFileSync(join(cwd, 'other.yaml'), ROOT.replace('plimsoll.db', 'nowhere.db'))
  const { stderr } = await runCommand(['--config', 'other.yaml', 'exclusion', 'list', '--store'], { cwd, clock })
  expect(stderr).toContain('there is no ledger at')
})
