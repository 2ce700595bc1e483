import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Credits } from './agreement.js'
import { estimateCredit } from './credit.js'
import { shareOf } from './money.js'

const credits: Credits = {
  monthlyFee: { minor: 2000000n, currency: 'EUR' },
  tiers: [
    { below: 0.999, credit: 0.1 },
    { below: 0.99, credit: 0.25 },
    { below: 0.95, credit: 1 },
  ],
  cap: 1,
}

describe('credit', () => {
  it.each([
    { achieved: 1, ratio: 0, amount: 0n },
    { achieved: 0.999, ratio: 0, amount: 0n },
    { achieved: 0.9989, ratio: 0.1, amount: 200000n },
    { achieved: 0.99, ratio: 0.1, amount: 200000n },
    { achieved: 0.9899, ratio: 0.25, amount: 500000n },
    { achieved: 0, ratio: 1, amount: 2000000n },
  ])('at $achieved is $ratio of the fee', ({ achieved, ratio, amount }) => {
    const estimate = estimateCredit(credits, achieved)
    expect(estimate.ratio).toBe(ratio)
    expect(estimate.amount).toEqual({ minor: amount, currency: 'EUR' })
  })

  it('ends at the cap and still names the tier', () => {
    const estimate = estimateCredit({ ...credits, cap: 0.5 }, 0.9)
    expect(estimate).toEqual({
      tier: { below: 0.95, credit: 1 },
      ratio: 0.5,
      amount: { minor: 1000000n, currency: 'EUR' },
    })
  })

  it('is a share only where no fee is configured', () => {
    expect(estimateCredit({ ...credits, monthlyFee: null }, 0.9).amount).toBeNull()
  })

  it('never falls as the result gets worse', () => {
    const ratios = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(ratios, ratios, (a, b) => {
        const [worse, better] = a < b ? [a, b] : [b, a]
        expect(estimateCredit(credits, worse).ratio).toBeGreaterThanOrEqual(estimateCredit(credits, better).ratio)
      }),
    )
  })
})

describe('a share of money', () => {
  it('is rounded half up to the minor unit, however large the fee', () => {
    expect(shareOf({ minor: 5n, currency: 'EUR' }, 0.1).minor).toBe(1n)
    expect(shareOf({ minor: 4n, currency: 'EUR' }, 0.1).minor).toBe(0n)
    expect(shareOf({ minor: 90071992547409931n, currency: 'EUR' }, 1).minor).toBe(90071992547409931n)
  })
})
