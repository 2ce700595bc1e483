import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atLeast, atMostAsIn, judgeEvidence } from './judge-evidence.js'

describe('a stretch of events', () => {
  it.each([
    ['no traffic', 0, 0, 'unclear'],
    ['one ordinary error among few', 60, 1, 'unclear'],
    ['as many errors as are allowed', 60_000, 60, 'unclear'],
    ['a burn of twice the budget', 60_000, 120, 'unclear'],
    ['a burn of four times the budget', 60_000, 240, 'bad'],
    ['a total outage with hardly any traffic', 2, 2, 'bad'],
    ['a single failed request', 1, 1, 'unclear'],
    ['a hundredth of the events', 600, 6, 'bad'],
    ['nothing but good events', 600, 0, 'unclear'],
  ] as const)('with %s, and nothing to compare with, is judged', (...[, events, errors, expected]) => {
    expect(judgeEvidence({ events, errors }, 0.999)).toBe(expected)
  })

  it.each([
    ['a few good events after few bad ones', { events: 5, errors: 0 }, { events: 5, errors: 5 }, 'unclear'],
    ['more of them', { events: 10, errors: 0 }, { events: 5, errors: 5 }, 'good'],
    ['a good minute after a single error', { events: 10, errors: 0 }, { events: 1, errors: 1 }, 'unclear'],
    ['a good hour after a single error', { events: 70, errors: 0 }, { events: 1, errors: 1 }, 'good'],
    ['a pause that a weak trouble makes by itself', { events: 100, errors: 0 }, { events: 200, errors: 10 }, 'unclear'],
    ['a pause that it does not make', { events: 500, errors: 0 }, { events: 200, errors: 10 }, 'good'],
    ['the errors that the objective allows', { events: 6000, errors: 6 }, { events: 600, errors: 300 }, 'good'],
    ['less trouble, but trouble', { events: 600, errors: 12 }, { events: 600, errors: 300 }, 'bad'],
  ] as const)('with %s is judged', (...[, stretch, trouble, expected]) => {
    expect(judgeEvidence(stretch, 0.999, trouble)).toBe(expected)
  })

  it('never turns better by further errors', () => {
    const rank = { good: 0, unclear: 1, bad: 2 }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.nat(1000),
        fc.double({ min: 0.5, max: 0.99999, noNaN: true }),
        (events, errors, objective) => {
          const trouble = { events: 100, errors: 50 }
          const judged = (count: number) =>
            rank[judgeEvidence({ events, errors: Math.min(count, events) }, objective, trouble)]
          expect(judged(errors + 1)).toBeGreaterThanOrEqual(judged(errors))
        },
      ),
    )
  })
})

describe('the chances behind it', () => {
  it('are those of the binomial distribution', () => {
    // 1 − 0.9^5, 10 · 0.1² · 0.9³ + … + 0.1^5, 0.001²
    expect(atLeast({ events: 5, errors: 1 }, 0.1)).toBeCloseTo(0.40951, 8)
    expect(atLeast({ events: 5, errors: 2 }, 0.1)).toBeCloseTo(0.08146, 8)
    expect(atLeast({ events: 2, errors: 2 }, 0.001)).toBeCloseTo(1e-6, 12)
  })

  it('are those of an urn whose share is known from a few draws: Laplace’s rule', () => {
    // After 1 bad of 1: no bad in m further is 2 / ((m + 1)(m + 2)); after 5 of 5: 1 / C(m + 6, 6).
    expect(atMostAsIn({ events: 1, errors: 1 }, { events: 9, errors: 0 })).toBeCloseTo(2 / 110, 10)
    expect(atMostAsIn({ events: 5, errors: 5 }, { events: 4, errors: 0 })).toBeCloseTo(1 / 210, 10)
    // One bad of two after 1 of 1: P(0) = 1/6, P(1) = 1/3.
    expect(atMostAsIn({ events: 2, errors: 2 }, { events: 2, errors: 1 })).toBeCloseTo(0.1 + 0.3, 8)
  })
})
