import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atLeast, isBad } from './judge-evidence.js'

describe('a stretch of events', () => {
  it.each([
    ['no traffic', 0, 0, false],
    ['one ordinary error among few', 60, 1, false],
    ['as many errors as are allowed', 60_000, 60, false],
    ['a burn of twice the budget', 60_000, 120, false],
    ['a burn of four times the budget', 60_000, 240, true],
    ['a total outage with hardly any traffic', 2, 2, true],
    ['a single failed request', 1, 1, false],
    ['a hundredth of the events', 600, 6, true],
    ['less trouble, but trouble', 600, 12, true],
    ['nothing but good events', 600, 0, false],
  ] as const)('with %s is bad beyond chance, or not', (...[, events, errors, expected]) => {
    expect(isBad({ events, errors }, 0.999)).toBe(expected)
  })

  it('never turns better by further errors', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.nat(1000),
        fc.double({ min: 0.5, max: 0.99999, noNaN: true }),
        (events, errors, objective) => {
          const judged = (count: number) => Number(isBad({ events, errors: Math.min(count, events) }, objective))
          expect(judged(errors + 1)).toBeGreaterThanOrEqual(judged(errors))
        },
      ),
    )
  })
})

it('the chance behind it is that of the binomial distribution', () => {
  // 1 − 0.9^5, 10 · 0.1² · 0.9³ + … + 0.1^5, 0.001²
  expect(atLeast({ events: 5, errors: 1 }, 0.1)).toBeCloseTo(0.40951, 8)
  expect(atLeast({ events: 5, errors: 2 }, 0.1)).toBeCloseTo(0.08146, 8)
  expect(atLeast({ events: 2, errors: 2 }, 0.001)).toBeCloseTo(1e-6, 12)
})
