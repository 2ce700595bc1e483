import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import Libsql from 'libsql'
import { findBreaches } from '../../test/support/breach-house.js'
import { createCheckoutFolder } from '../../test/support/checkout-folder.js'
import { person } from '../../test/support/initiators.js'
import { killedWork } from '../../test/support/killed-work.js'
import { runCommand } from '../../test/support/run-command.js'
import { auditEntryAnswer } from '../audit/audit-answer.js'
import { recordChange } from '../audit/audit-store.js'
import { createBreachAnswers } from '../breach/breach-answers-store.js'
import { openStore } from '../store/open-store.js'

const NOW = new Date('2026-10-20T12:00:00Z')
const SLAS = `  - { name: enterprise, slo: availability, objective: 99.9, period: { calendar: month }, exclusions: { force_majeure: {} } }
`

let cwd: string
let file: string

beforeEach(async () => {
  cwd = createCheckoutFolder(SLAS)
  file = join(cwd, 'plimsoll.db')
  await findBreaches(file, NOW, { '2026-10': 'breached' })
})

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true })
})

const run = (...args: readonly string[]) =>
  runCommand(['--config', 'plimsoll.yaml', ...args], { cwd, clock: () => NOW })

/** What `plimsoll audit export` prints, line by line. */
async function exported(...options: readonly string[]) {
  const { stdout, stderr, exitCode } = await run('audit', 'export', ...options)
  expect([exitCode, stderr]).toEqual([0, ''])
  const lines = stdout.split('\n').filter((line) => line !== '')
  return lines.map((line) => auditEntryAnswer.parse(JSON.parse(line)))
}

const SAID = ['--from', '2026-10-21T00:00:00Z', '--to', '2026-10-21T01:00:00Z', '--reason', 'flood', '--by', 'ann']

describe('a command that works on the store itself', () => {
  it.each([
    ['exclusion.add', ['exclusion', 'add', '--store', '--kind', 'force_majeure', '--scope', 'checkout', ...SAID]],
    ['exclusion.add', ['maintenance', 'add', '--store', '--name', 'move', '--services', 'all', '--anyway', ...SAID]],
    ['agreement-breach.acknowledge', ['agreement', 'acknowledge', 'checkout/enterprise', '--by', 'ann']],
  ])('leaves one entry in the name of the user of the system: %s', async (action, args) => {
    const before = await exported()
    const { stderr, exitCode } = await run(...args)
    expect([exitCode, stderr]).toEqual([0, ''])
    const [entry, ...more] = (await exported()).slice(before.length)
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      ...{ action, through: 'cli', from: 'cli', at: NOW.toISOString() },
      actor: { kind: 'cli', name: 'tester', identifiedBy: 'system' },
    })
    expect(JSON.stringify(entry?.new)).toContain('ann')
  })

  it('leaves nothing at all where it is killed in between', async () => {
    const give = async (dieAt: string) => {
      const database = await openStore(file)
      const order = {
        place: { id: 1, round: 1 },
        by: 'ann',
        comment: null,
        how: 'cli',
        initiator: person('ann'),
      } as const
      const answers = (steps: (step: string) => void) => createBreachAnswers({ database, clock: () => NOW, steps })
      await killedWork(dieAt, (steps) => answers(steps).give(order))
      const found = await answers(() => undefined).find(order.place)
      await database.close()
      const entries = (await exported()).filter((one) => one.action === 'agreement-breach.acknowledge')
      return [found?.answers.length, entries.length]
    }
    expect(await give('answer:stored')).toEqual([0, 0])
    expect(await give('answer:committed')).toEqual([1, 1])
    expect(await give('never')).toEqual([1, 1])
  })
})

describe('plimsoll audit verify', () => {
  it('prints the newest hash, and fails where a noted one is gone or an entry is not what was written', async () => {
    await run('agreement', 'acknowledge', 'checkout/enterprise', '--by', 'ann')
    const last = (await exported()).at(-1)!
    const { stdout, exitCode } = await run('audit', 'verify')
    expect([stdout, exitCode]).toEqual([`${last.seq} entries are as written\nhead ${last.seq} ${last.hash}\n`, 0])
    expect((await run('audit', 'verify', '--head', last.previous)).exitCode).toBe(0)
    const gone = await run('audit', 'verify', '--head', 'f'.repeat(64))
    expect([gone.exitCode, gone.stdout.split('\n')[2]]).toEqual([
      1,
      'first that is not: no entry has the hash that was noted: the log was cut off, or written anew',
    ])
    expect((await run('audit', 'verify', '--head', 'abc')).exitCode).toBe(2)
    const other = new Libsql(file)
    other.exec(`drop trigger audit_entry_stays; update audit_entry set new_value = '{}' where seq = ${last.seq}`)
    other.close()
    const changed = await run('audit', 'verify')
    expect(changed.exitCode).toBe(1)
    expect(changed.stdout).toContain(`first that is not: entry ${last.seq} is not what was written`)
  })
})

describe('plimsoll audit export', () => {
  it('prints what lies between two instants, as lines of JSON or as a table that no spreadsheet reckons with', async () => {
    const database = await openStore(file)
    const change = { action: 'x.y', object: { kind: 'x', id: '@SUM(A1)' }, new: 'é, "two"' }
    for (const at of [NOW, new Date('2026-10-22T00:00:00Z')])
      await database.write((transaction) => recordChange(transaction, { ...change, at, initiator: person('=1+1') }))
    await database.close()
    const span = ['--from', '2026-10-21T00:00:00Z', '--to', '2026-10-23T00:00:00Z']
    const [entry, ...more] = await exported(...span)
    expect([entry?.actor.name, more]).toEqual(['=1+1', []])
    const { stdout } = await run('audit', 'export', '--format', 'csv', ...span)
    const rows: Readonly<Record<string, string>>[] = parse(stdout, { bom: true, columns: true })
    expect(rows).toMatchObject([{ actor: `'=1+1`, object: `'@SUM(A1)`, new: '"é, \\"two\\""', hash: entry?.hash }])
  })

  it('prints more than is read at once', async () => {
    const database = await openStore(file)
    await database.write(async (transaction) => {
      const change = { initiator: person('ann'), at: NOW, action: 'x.y', object: { kind: 'x', id: '1' } }
      for (let n = 0; n < 1200; n++) await recordChange(transaction, change)
    })
    await database.close()
    const all = await exported()
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1))
    expect(all.length).toBeGreaterThan(1200)
    expect((await run('audit', 'verify')).exitCode).toBe(0)
  })
})
