import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseMoney } from '../sla/money.js'
import { formatMoney } from './format-money.js'

describe('an amount of money', () => {
  it.each([
    [0n, '0.00 EUR'],
    [5n, '0.05 EUR'],
    [200_000n, '2,000.00 EUR'],
    [123_456_789_01n, '123,456,789.01 EUR'],
    [-450n, '-4.50 EUR'],
  ])('of %s cents is %s', (minor, text) => {
    expect(formatMoney({ minor, currency: 'EUR' })).toBe(text)
  })

  it('keeps every digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (minor) => {
        const digits = formatMoney({ minor, currency: 'CHF' }).replace(/[,. CHF]/g, '')
        expect(BigInt(digits)).toBe(minor)
      }),
    )
  })
})

it('amounts are grouped for people, below zero too', () => {
  expect([parseMoney('1234567 JPY'), { minor: -1_234_567n, currency: 'BHD' }].map(formatMoney)).toEqual([
    '1,234,567 JPY',
    '-1,234.567 BHD',
  ])
})
