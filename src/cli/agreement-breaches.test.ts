import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { findBreaches, type Verdicts } from '../../test/support/breach-house.js'
import { createCheckoutFolder } from '../../test/support/checkout-folder.js'
import { runCommand } from '../../test/support/run-command.js'

const SLAS = `  - { name: basic, slo: availability, objective: 99.9, period: { calendar: month } }
  - { name: enterprise, slo: availability, objective: 99.9, period: { calendar: month } }
`

let folder: string

beforeEach(async () => {
  folder = createCheckoutFolder(SLAS)
  await find('2026-10-20T12:00:00Z', { '2026-09': 'breached', '2026-10': 'breached' })
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const find = (at: string, verdicts: Verdicts) => findBreaches(join(folder, 'plimsoll.db'), new Date(at), verdicts)

const agreement = (...args: string[]) =>
  runCommand(['agreement', ...args, '--config', 'plimsoll.yaml'], {
    cwd: folder,
    clock: () => new Date('2026-10-21T09:00:00Z'),
  })

it('lists what was found, with what was owed, and who has acknowledged it', async () => {
  const { stdout } = await agreement('breaches')
  expect(stdout).toContain('checkout/enterprise  2026-10  open ')
  expect(stdout).toContain('checkout/enterprise  2026-09  known')
  expect(stdout).toContain('99.9 %   99.500 %  2,000.00 EUR  20 October 2026, 14:00 (UTC+2)')
  const said = await agreement('acknowledge', 'checkout/enterprise', '--by', 'Ada', '--note', 'seen')
  expect(said.stdout).toBe(
    'Breach of checkout/enterprise in 2026-10: acknowledged by Ada on 21 October 2026, 11:00 (UTC+2).\n',
  )
  expect((await agreement('breaches')).stdout).toContain('Ada, 21 October 2026, 11:00 (UTC+2)')
  expect((await agreement('breaches', '--open')).stdout).toBe('No breach is known.\n')
  const { breaches } = JSON.parse((await agreement('breaches', '--output', 'json')).stdout) as { breaches: unknown[] }
  expect(breaches).toMatchObject([
    {
      ...{ period: '2026-10', state: 'acknowledged', objective: 0.999, achieved: 0.995 },
      acknowledgements: [{ by: 'Ada', how: 'cli', comment: 'seen', at: '2026-10-21T09:00:00.000Z' }],
    },
    { period: '2026-09', state: 'known', acknowledgements: [] },
  ])
})

it('takes an acknowledgement of a breach that was known from the start, by its period', async () => {
  const { exitCode } = await agreement('acknowledge', 'checkout/enterprise', '--period', '2026-09', '--by', 'Ada')
  expect(exitCode).toBe(0)
  expect((await agreement('breaches')).stdout).toContain('2026-09  acknowledged')
})

it.each([
  [['checkout/enterprse'], 'no agreement is named checkout/enterprse: did you mean checkout/enterprise?'],
  [['checkout/basic'], 'no breach of checkout/basic is known'],
  [
    ['checkout/enterprise', '--period', '2026-08'],
    'no breach of checkout/enterprise is known of 2026-08: there is 2026-10, 2026-09',
  ],
  [['checkout/enterprise', '--by', ' '], 'say who you are: --by <name>'],
])('acknowledge %s is refused with what can be done', async (args, message) => {
  const { stderr, exitCode } = await agreement('acknowledge', '--by', 'Ada', ...args)
  expect(stderr).toContain(message)
  expect(exitCode).toBe(2)
})

it('asks which where several wait, and says of one that was lifted that nothing is left', async () => {
  await find('2026-11-20T12:00:00Z', { '2026-10': 'breached', '2026-11': 'breached' })
  const several = await agreement('acknowledge', 'checkout/enterprise', '--by', 'Ada')
  expect(several.stderr).toContain(
    'several breaches of checkout/enterprise wait: say which by --period (2026-11, 2026-10)',
  )
  await find('2026-11-20T12:00:30Z', { '2026-11': 'on_track' })
  const lifted = await agreement('acknowledge', 'checkout/enterprise', '--period', '2026-11', '--by', 'Ada')
  expect(lifted.stderr).toContain(
    'the breach of checkout/enterprise in 2026-11 was lifted on 20 November 2026, 13:00 (UTC+1): nothing is left to acknowledge',
  )
})
