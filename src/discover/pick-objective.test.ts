import { describe, expect, it } from '@jest/globals'
import type { DurationsFact } from './facts.js'
import { pickObjective } from './pick-objective.js'
import { pickRpo } from './pick-rpo.js'
import { pickThreshold } from './pick-threshold.js'

const past = (events: number, bad: number, coverage = 1) => ({ events, bad, days: 30, coverage })

describe('the objective', () => {
  // By hand: of a million events 99.99 % allow 100 failures, and a quarter of them must be left.
  it.each([
    [1_000_000, 0, 99.99],
    [1_000_000, 75, 99.99],
    [1_000_000, 76, 99.95],
    [1_000_000, 750, 99.9],
    [1_000_000, 751, 99.5],
    [1_000_000, 75_000, 90],
  ])('of %d events with %d failures is the strictest with a quarter of its budget left: %d %%', (...row) => {
    const [events, bad, objective] = row
    expect(pickObjective(past(events, bad))).toMatchObject({ objective, kept: true })
  })

  it('is one whose budget allows ten failures, and says so', () => {
    const pick = pickObjective(past(5_000, 0))
    expect(pick).toMatchObject({ objective: 99.5, budgetLeft: 1 })
    expect(pick?.why[0]).toMatch(/kept 99\.99 %, but at this traffic that allows not a single failure/)
  })

  it.each([
    [200_000, -1, []],
    [97_000, 0.03, ['The past met 90 % with 3 % of its budget left: the next bad day would break it.']],
  ])('is none to propose where the past kept none with room to spare: %d failures', (bad, budgetLeft, before) => {
    const pick = pickObjective(past(1_000_000, bad))
    expect(pick).toMatchObject({ objective: 90, kept: false })
    expect(pick?.budgetLeft).toBeCloseTo(budgetLeft)
    expect(pick?.why).toEqual([
      ...before,
      'The past did not keep even 90 % with a quarter of the budget to spare: what to promise is a decision, not history.',
    ])
  })

  it('names a stricter one that was met, but hardly', () => {
    expect(pickObjective(past(1_000_000, 970))).toMatchObject({
      objective: 99.5,
      why: ['The past met 99.9 % with 3 % of its budget left: the next bad day would break it.'],
    })
  })

  it('gets no room from time that was not seen', () => {
    expect(pickObjective(past(1_000_000, 970, 0.1))).toMatchObject({ objective: 99.5 })
  })

  it('is weighed by what was seen', () => {
    expect(pickObjective(past(1_000_000, 700, 0.5))?.budgetLeft).toBeCloseTo(0.65)
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
