import { describe, expect, it } from '@jest/globals'
import { killWorld } from '../support/kill-world.js'

const start = '2026-10-20T12:00:00.000Z'
/** By then the lease of a process that died has run out. */
const muchLater = '2026-10-20T12:06:00.000Z'

const STEPS = [
  ...['breach:stored', 'breach:committed', 'breach:judged'],
  ...['escalation:followed', 'escalation:noted', 'escalation:enqueued', 'escalation:committed'],
  ...['delivery:claimed', 'delivery:accepted', 'delivery:committed', 'answer:stored', 'answer:committed'],
]

const world = killWorld('breach-child.ts')

async function kept() {
  return world.read(async (reader) => ({
    breaches: await reader
      .selectFrom('agreement_breach')
      .select(['period', 'round', 'told'])
      .orderBy('period')
      .execute(),
    answers: await reader.selectFrom('breach_answer').select('by_name').execute(),
    unsent: await reader.selectFrom('outbox').select('key').where('sent_at', 'is', null).execute(),
    told: await reader.selectFrom('outbox').select('key').orderBy('id').execute(),
  }))
}

describe('a breach that is found, told on and acknowledged by processes that are killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await world.run(start, '-')
    expect(signal).toBeNull()
    expect([...new Set(steps)].sort()).toEqual([...STEPS].sort())
  })

  it.each(STEPS)(
    'at %s is one, with each notice, step and answer once, and nobody hears of the one before',
    async (step) => {
      expect((await world.run(start, step)).signal).toBe('SIGKILL')
      await world.run(muchLater, '-')
      const { breaches, answers, told, unsent } = await kept()
      expect(breaches).toEqual([
        { period: '2026-09', round: 1, told: 0 },
        { period: '2026-10', round: 1, told: 1 },
      ])
      expect(answers).toEqual([{ by_name: 'cto@shop.example' }])
      expect(unsent).toEqual([])
      expect(told.map(({ key }) => key)).toEqual([
        expect.stringMatching(/^breach:\d\/1:found:leadership$/),
        'escalation:1:1:board',
        expect.stringMatching(/^breach:\d\/1:\d+:board$/),
      ])
      world.expectMails(3, step)
    },
  )
})
