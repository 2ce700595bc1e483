import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decimalText, formatMoney, minorDigits, moneyMistake, parseMoney } from './money.js'

it('amounts have the decimals of ISO 4217, not those that shops round to', () => {
  const digits = ['EUR', 'JPY', 'BHD', 'HUF', 'IQD', 'CLF', 'XCG', 'ABC'].map(minorDigits)
  expect(digits).toEqual([2, 0, 3, 2, 3, 4, 2, null])
})

it.each([
  ['20000 EUR', 2_000_000n, '20000.00'],
  ['0.05 EUR', 5n, '0.05'],
  ['33335 JPY', 33_335n, '33335'],
  ['100.005 BHD', 100_005n, '100.005'],
  ['100.5 BHD', 100_500n, '100.500'],
])('%s is kept in minor units and written with all its decimals', (text, minor, written) => {
  expect(moneyMistake(text)).toBeNull()
  expect(parseMoney(text).minor).toBe(minor)
  expect(decimalText(parseMoney(text))).toBe(written)
})

it('amounts that a currency does not have are mistakes', () => {
  expect(moneyMistake('100.50 JPY')).toBe('expected an amount without decimals: JPY has no smaller unit')
  expect(moneyMistake('1.005 EUR')).toBe('expected an amount with at most 2 decimals: EUR has no smaller unit')
  expect(moneyMistake('100 ABC')).toBe('expected a currency of ISO 4217, such as EUR: ABC is none')
  expect(moneyMistake('100€')).toBe('expected an amount with its currency, such as 20000 EUR')
})

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
