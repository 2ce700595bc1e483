import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { runCommand } from '../../test/support/run-command.js'
import { maintenanceAnswer } from '../maintenance/maintenance-answer.js'

let cwd: string

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plimsoll-maintenance-'))
  const base = `version: 1
organisation: Example Shop
timezone: Europe/Berlin
prometheus: { url: http://localhost:9090 }
storage: { url: 'sqlite:plimsoll.db' }
include: [checkout.yaml]
`
  const maintenance = `maintenance:
  - { name: upgrade, start: 2026-12-05T01:00:00Z, end: 2026-12-05T03:30:00Z, announced: 2026-11-20T09:00:00Z, reason: PG 18 }
  - { name: patching, schedule: '0 2 * * sun', duration: 1h }
  - { name: next-year, start: 2027-12-05T01:00:00Z, end: 2027-12-05T03:30:00Z }
`
  const checkout = `service: checkout
slos:
  - { name: availability, objective: 99.9, indicator: { ratio: { bad: 'e_total{service="checkout"}', total: 'r_total{service="checkout"}' } } }
`
  writeFileSync(join(cwd, 'planned.yaml'), base + maintenance)
  writeFileSync(join(cwd, 'nothing.yaml'), base)
  writeFileSync(join(cwd, 'checkout.yaml'), checkout)
})

afterAll(() => {
  rmSync(cwd, { recursive: true, force: true })
})

const run = (file: string, ...more: string[]) =>
  runCommand(['--config', file, 'maintenance', ...more], { cwd, clock: () => new Date('2026-11-22T01:30:00Z') })

it('lists what takes place now and in the next 30 days, aligned', async () => {
  const { stdout, stderr, exitCode } = await run('planned.yaml')
  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
  expect(stdout).toBe(
    [
      'window    from                             lasts  state    announced         services  reason',
      'patching  22 November 2026, 02:00 (UTC+1)     1h  active   never             checkout',
      'patching  29 November 2026, 02:00 (UTC+1)     1h  planned  never             checkout',
      'upgrade   5 December 2026, 02:00 (UTC+1)   2h30m  planned  20 November 2026  checkout  PG 18',
      'patching  6 December 2026, 02:00 (UTC+1)      1h  planned  never             checkout',
      'patching  13 December 2026, 02:00 (UTC+1)     1h  planned  never             checkout',
      'patching  20 December 2026, 02:00 (UTC+1)     1h  planned  never             checkout',
      '',
    ].join('\n'),
  )
})

it('gives machines what the API gives', async () => {
  const { stdout } = await run('planned.yaml', '--output', 'json')
  const answer = maintenanceAnswer.parse(JSON.parse(stdout))
  expect(answer.maintenance).toHaveLength(6)
  expect(answer.maintenance[0]).toMatchObject({ window: 'patching', active: true, from: '2026-11-22T01:00:00.000Z' })
})

it('says that there is none', async () => {
  expect((await run('nothing.yaml')).stdout).toBe('No maintenance is planned for the next 30 days.\n')
})

it('refuses a daemon at no address', async () => {
  const { stderr, exitCode } = await run('planned.yaml', '--server', 'nowhere')
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('expected a URL such as')])
})
