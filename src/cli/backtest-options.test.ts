import { expect, it } from '@jest/globals'
import { hasChanges, planChanges, replayedInterval } from './backtest-options.js'

const now = new Date('2026-11-25T12:00:00Z')
const options = { tier: [], output: 'text' } as const

it('the last thirty days are replayed unless told otherwise', () => {
  expect(replayedInterval(options, now)).toEqual({ from: new Date('2026-10-26T12:00:00Z'), to: now })
  expect(replayedInterval({ ...options, days: 2, to: '2026-11-20' }, now)).toEqual({
    from: new Date('2026-11-18T00:00:00Z'),
    to: new Date('2026-11-20T00:00:00Z'),
  })
  expect(replayedInterval({ ...options, from: '2026-11-01T08:00:00+01:00' }, now).from).toEqual(
    new Date('2026-11-01T07:00:00Z'),
  )
})

it('nonsense about times is named', () => {
  expect(() => replayedInterval({ ...options, from: 'yesterday' }, now)).toThrow(
    '--from: expected a day such as 2026-11-01',
  )
  expect(() => replayedInterval({ ...options, from: '2026-11-20', to: '2026-11-20' }, now)).toThrow(
    'is not before --to',
  )
  expect(() => replayedInterval({ ...options, from: '2026-11-20', days: 3 }, now)).toThrow('keep one of them')
})

it('tiers and objective are checked as in the configuration', () => {
  const changes = planChanges({ ...options, tier: ['page:2%:1h:5m', 'ticket:10%:1d'], objective: 99.5, minErrors: 20 })
  expect(changes).toEqual({
    objective: 0.995,
    minErrors: 20,
    tiers: [
      { severity: 'page', budgetShare: 0.02, longSeconds: 3600, shortSeconds: 300 },
      { severity: 'ticket', budgetShare: 0.1, longSeconds: 86_400, shortSeconds: null },
    ],
  })
  expect([changes, planChanges(options)].map(hasChanges)).toEqual([true, false])
  expect(() => planChanges({ ...options, objective: 0.995 })).toThrow(
    '--objective: expected a percentage, this looks like a ratio',
  )
  expect(() => planChanges({ ...options, tier: ['page:2%'] })).toThrow('expected severity:budget:long:short')
  expect(() => planChanges({ ...options, tier: ['pager:2%:1h:5m'] })).toThrow('expected page or ticket')
  expect(() => planChanges({ ...options, tier: ['page:2:1h'] })).toThrow('expected a share of the budget such as 2%')
})
