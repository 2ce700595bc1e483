import { describe, expect, it } from '@jest/globals'
import type { DurationsFact } from './facts.js'
import { pickObjective } from './pick-objective.js'
import { pickRpo } from './pick-rpo.js'
import { pickThreshold } from './pick-threshold.js'

const past = (events: number, bad: number, coverage = 1) => ({ events, bad, days: 30, coverage })

describe('the objective', () => {
  it.each([
    [1_000_000, 0, 99.99],
    [1_000_000, 100, 99.99],
    [1_000_000, 101, 99.95],
    [1_000_000, 800, 99.9],
    [1_000_000, 9_000, 99],
    [1_000_000, 90_000, 90],
  ])('of %d events with %d failures is the strictest that was met: %d %%', (events, bad, objective) => {
    expect(pickObjective(past(events, bad))?.objective).toBe(objective)
  })

  it('is one whose budget allows ten failures, and says so', () => {
    const pick = pickObjective(past(5_000, 0))
    expect(pick).toMatchObject({ objective: 99.5, budgetLeft: 1 })
    expect(pick?.why[0]).toMatch(/met 99\.99 %, but at this traffic that allows not a single failure/)
  })

  it('says that the past was not good enough for any', () => {
    const pick = pickObjective(past(1_000_000, 200_000))
    expect(pick).toMatchObject({ objective: 90 })
    expect(pick?.budgetLeft).toBeCloseTo(-1)
    expect(pick?.why).toEqual(['The past did not meet even 90 %: this is where to begin, not what users deserve.'])
  })

  it('that leaves little of the budget names the calmer one', () => {
    expect(pickObjective(past(1_000_000, 950))?.why).toEqual([
      'That is tight: at 99.5 %, 81 % of the budget would be left.',
    ])
  })

  it('is weighed by what was seen', () => {
    expect(pickObjective(past(1_000_000, 800, 0.5))?.budgetLeft).toBeCloseTo(0.6)
  })

  it('is none where nothing happened', () => {
    expect(pickObjective(past(0, 0))).toBeNull()
  })
})

describe('the threshold', () => {
  const fact = (
    buckets: readonly (readonly [bound: number, events: number])[],
    unit: DurationsFact['unit'] = 'seconds',
  ) =>
    ({
      kind: 'durations',
      service: { label: 'service', value: 'checkout', spread: [] },
      metric: 'm',
      histogram: 'm',
      unit,
      native: false,
      scrapeSeconds: 15,
      buckets: buckets.map(([bound, events]) => ({ bound, events })),
      past: { events: 1000, days: 30, coverage: 1 },
    }) satisfies DurationsFact

  it('is the lowest boundary under which 95 % stayed', () => {
    expect(
      pickThreshold(
        fact([
          [0.1, 800],
          [0.3, 960],
          [1, 1000],
        ]),
      ),
    ).toEqual({ seconds: 0.3, slow: 40 })
    expect(
      pickThreshold(
        fact(
          [
            [100, 800],
            [300, 960],
          ],
          'milliseconds',
        ),
      ),
    ).toEqual({ seconds: 0.3, slow: 40 })
  })

  it('is the highest one where less stayed under every one', () => {
    expect(
      pickThreshold(
        fact([
          [0.1, 100],
          [0.3, 200],
        ]),
      ),
    ).toEqual({ seconds: 0.3, slow: 800 })
  })

  it('is never one that cannot be written as a duration', () => {
    expect(
      pickThreshold(
        fact([
          [0.0005, 990],
          [0.0025, 995],
          [0.005, 999],
        ]),
      ),
    ).toEqual({ seconds: 0.005, slow: 1 })
    expect(pickThreshold(fact([[0.0005, 990]]))).toBeNull()
  })
})

it('the RPO leaves room for the ticket of an ageing backup', () => {
  expect([200, 310, 86_400, 40 * 86_400].map(pickRpo)).toEqual([300, 600, 129_600, 58 * 86_400])
})
