import { describe, expect, it } from '@jest/globals'
import { drillStanding, drillSuccess, lastOfClasses, type CountedRun } from './drill-figures.js'

const DAY = 86_400_000
const now = new Date('2026-11-29T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * DAY)

function run(days: number, state: CountedRun['state'], changes: Partial<CountedRun> = {}): CountedRun {
  return {
    ...{
      id: `r${days}`,
      service: 'checkout',
      drill: 'restore-orders',
      type: 'restore',
      failureClass: 'infrastructure',
    },
    ...{ state, closedAt: ago(days), rtoActualSeconds: state === 'passed' ? days : null },
    ...{ rpoActualSeconds: null, ...changes },
  }
}

describe('the success rate', () => {
  it('is of those that were passed or failed within a year', () => {
    const runs = [
      run(1, 'passed'),
      run(2, 'passed'),
      run(364, 'passed'),
      run(3, 'failed'),
      run(4, 'abandoned'),
      run(365, 'failed'),
    ]
    expect(drillSuccess(runs, now)).toEqual({ passed: 3, failed: 1, abandoned: 1, tabletops: 0, ratio: 0.75 })
  })

  it('leaves tabletops to a number of their own', () => {
    const runs = [run(1, 'failed'), run(2, 'passed', { type: 'tabletop' }), run(3, 'abandoned', { type: 'tabletop' })]
    expect(drillSuccess(runs, now)).toEqual({ passed: 0, failed: 1, abandoned: 0, tabletops: 1, ratio: 0 })
  })

  it('is unknown where nothing was passed or failed', () => {
    expect(drillSuccess([run(4, 'abandoned'), run(-1, 'passed')], now).ratio).toBeNull()
  })
})

describe('a drill with a cadence of 30 days', () => {
  const drill = { service: 'checkout', name: 'restore-orders', everySeconds: 30 * 86_400 }
  const seenAt = ago(100)

  it('is due 30 days after it was passed last, whatever became of it since', () => {
    const standing = drillStanding(drill, [run(40, 'passed'), run(5, 'failed')], { seenAt, now })
    expect(standing).toMatchObject({ lastPassedAt: ago(40), dueAt: ago(10), overdueSeconds: 10 * 86_400 })
    expect(standing).toMatchObject({ lastRun: { state: 'failed' }, rtoActualSeconds: 40 })
  })

  it('is not overdue in the very second at which it is due', () => {
    expect(drillStanding(drill, [run(30, 'passed')], { seenAt, now }).overdueSeconds).toBeNull()
  })

  it('is due 30 days after it was first known where it was never passed', () => {
    expect(drillStanding(drill, [run(1, 'abandoned')], { seenAt, now })).toMatchObject({
      dueAt: ago(70),
      lastPassedAt: null,
    })
    expect(drillStanding(drill, [], { seenAt: ago(29), now }).overdueSeconds).toBeNull()
  })

  it('is not reminded of by runs of others, nor without a cadence', () => {
    const others = [run(1, 'passed', { drill: 'failover' }), run(1, 'passed', { service: 'till' })]
    expect(drillStanding(drill, others, { seenAt, now }).overdueSeconds).toBe(70 * 86_400)
    expect(drillStanding({ ...drill, everySeconds: null }, [], { seenAt, now }).dueAt).toBeNull()
  })
})

it('knows when each class was practised last', () => {
  const runs = [
    run(9, 'passed'),
    run(3, 'passed'),
    run(1, 'failed'),
    run(2, 'passed', { failureClass: 'human', type: 'tabletop' }),
  ]
  expect([...lastOfClasses(runs)]).toEqual([
    ['infrastructure', ago(3)],
    ['human', ago(2)],
  ])
})
