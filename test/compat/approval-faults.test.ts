import { describe, expect, it } from '@jest/globals'
import { killWorld } from '../support/kill-world.js'

const start = '2026-11-01T07:00:00.000Z'
/** By then the lease of a process that died has run out. */
const muchLater = '2026-11-01T07:06:00.000Z'

const STEPS = [
  ...['report:built', 'report:stored', 'report:committed', 'delivery:claimed', 'delivery:accepted'],
  ...['delivery:committed', 'approval:composed', 'approval:stored', 'approval:committed'],
]

/** What waits, three that are sent, and what was decided. */
const MAILS = 5

const world = killWorld('approval-child.ts')

async function kept() {
  return world.read(async (reader) => ({
    numbers: await reader.selectFrom('issued_report').select(['number', 'revision']).execute(),
    holds: await reader.selectFrom('report_hold').select(['decision', 'by_name']).execute(),
    sendings: await reader.selectFrom('report_sending').select('asked').orderBy('asked').execute(),
    unsent: await reader.selectFrom('outbox').select('key').where('sent_at', 'is', null).execute(),
  }))
}

describe('a report that waits and is approved by processes that are killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await world.run(start, '-')
    expect(signal).toBeNull()
    expect([...new Set(steps)].sort()).toEqual([...STEPS].sort())
  })

  it.each(STEPS)('at %s has one number, one decision, and one mail for each recipient and revision', async (step) => {
    expect((await world.run(start, step)).signal).toBe('SIGKILL')
    await world.run(muchLater, '-')
    const { numbers, holds, sendings, unsent } = await kept()
    expect(numbers).toEqual([{ number: '2026-000001', revision: 1 }])
    expect(holds).toEqual([{ decision: 'approve', by_name: 'chair@shop.example' }])
    const asked = ['coo@shop.example', 'cto@shop.example', 'payments@shop.example']
    expect(sendings.map((one) => one.asked)).toEqual(asked)
    expect(unsent).toEqual([])
    world.expectMails(MAILS, step)
  })
})
