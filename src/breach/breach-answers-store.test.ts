import { anna } from '../../test/support/initiators.js'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { askedAgreement } from '../../test/support/breach-house.js'
import { BreachWatch } from '../../test/support/breach-watch.js'
import { breachSamples } from './breach-samples.js'

let watch: BreachWatch

beforeEach(async () => {
  watch = await BreachWatch.open()
})

afterEach(() => watch.database.close())

it('a breach that waits is counted by its agreement, overdue from the end of its time on, and not once it is answered', async () => {
  const counted = async () => {
    const samples = breachSamples([askedAgreement], await watch.house().answers.list(), watch.now)
    return samples.map(({ name, value }) => [name, value])
  }
  const both = (waiting: number, overdue: number) => [
    ['plimsoll_agreement_breach_unacknowledged', waiting],
    ['plimsoll_agreement_breach_overdue', overdue],
  ]
  await watch.look('2026-10-20T12:00:00Z', { '2026-09': 'breached', '2026-10': 'breached' })
  expect(await counted()).toEqual(both(1, 0))
  watch.now = new Date('2026-10-23T12:00:00Z')
  expect(await counted()).toEqual(both(1, 1))
  await watch
    .house()
    .answers.give({ place: { id: 1, round: 1 }, by: 'Ada', how: 'api', comment: null, initiator: anna })
  expect(await counted()).toEqual(both(0, 0))
  const silent = { ...askedAgreement, onBreach: { acknowledgeWithinSeconds: null, escalationPolicy: null } }
  expect(breachSamples([silent], await watch.house().answers.list(), watch.now)).toEqual([])
})

describe('an acknowledgement', () => {
  beforeEach(() => watch.look('2026-10-20T12:00:00Z', { '2026-10': 'breached' }))

  it('stays as it was said first, by each person', async () => {
    const give = (by: string, comment: string | null) =>
      watch.house().answers.give({ place: { id: 1, round: 1 }, by, comment, how: 'api', initiator: anna })
    expect(await give('Ada', 'seen')).toEqual({ by: 'Ada', comment: 'seen', how: 'api', at: watch.now })
    watch.now = new Date('2026-10-21T12:00:00Z')
    expect((await give('Ada', 'again'))?.comment).toBe('seen')
    await give('Bob', null)
    const found = await watch
      .house()
      .answers.findOf({ service: 'checkout', agreement: 'enterprise', period: '2026-10' })
    expect(found?.answers.map(({ by }) => by)).toEqual(['Ada', 'Bob'])
    expect((await watch.events()).filter((one) => one.startsWith('agreement_breach_acknowledged'))).toHaveLength(2)
  })

  it('is for what stands: not for a breach that is none, that was lifted, or that was found again since', async () => {
    const give = (id: number, round: number) =>
      watch.house().answers.give({ place: { id, round }, by: 'Ada', comment: null, how: 'cli', initiator: anna })
    expect(await give(2, 1)).toBeNull()
    expect(await give(1, 2)).toBeNull()
    await watch.look('2026-10-20T12:01:00Z', { '2026-10': 'on_track' })
    expect(await give(1, 1)).toBeNull()
    await watch.look('2026-10-20T12:02:00Z', { '2026-10': 'breached' })
    expect(await give(1, 1)).toBeNull()
    expect(await give(1, 2)).toMatchObject({ by: 'Ada' })
  })
})
