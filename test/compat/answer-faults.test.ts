import { describe, expect, it } from '@jest/globals'
import { killWorld } from '../support/kill-world.js'

const start = '2026-11-01T07:00:00.000Z'
/** By then the lease of a process that died has run out. */
const muchLater = '2026-11-01T07:06:00.000Z'

const STEPS = [
  ...['report:built', 'report:stored', 'report:committed'],
  ...['escalation:followed', 'escalation:noted', 'escalation:enqueued', 'escalation:committed'],
  ...['delivery:claimed', 'delivery:accepted', 'delivery:committed', 'answer:stored', 'answer:committed'],
]

const world = killWorld('answer-child.ts')

async function kept() {
  return world.read(async (reader) => ({
    numbers: await reader.selectFrom('issued_report').select(['number', 'revision']).execute(),
    answers: await reader.selectFrom('report_answer').select('by_name').execute(),
    unsent: await reader.selectFrom('outbox').select('key').where('sent_at', 'is', null).execute(),
    told: await reader
      .selectFrom('outbox')
      .select('key')
      .where('key', 'not like', 'report:monthly%')
      .orderBy('id')
      .execute(),
  }))
}

describe('a report that is issued, told on and acknowledged by processes that are killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await world.run(start, '-')
    expect(signal).toBeNull()
    expect([...new Set(steps)].sort()).toEqual([...STEPS].sort())
  })

  it.each(STEPS)(
    'at %s has one number, one mail for each recipient and revision, and each step and answer once',
    async (step) => {
      expect((await world.run(start, step)).signal).toBe('SIGKILL')
      await world.run(muchLater, '-')
      const { numbers, answers, told, unsent } = await kept()
      expect(numbers).toEqual([{ number: '2026-000001', revision: 1 }])
      expect(answers).toEqual([{ by_name: 'cto@shop.example' }])
      expect(unsent).toEqual([])
      expect(told.map(({ key }) => key)).toEqual([
        'escalation:1:1:board',
        expect.stringMatching(/^report:2026-000001\/1:\d+:board$/),
      ])
      world.expectMails(5, step)
    },
  )
})
