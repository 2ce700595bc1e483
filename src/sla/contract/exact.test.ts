import { expect, it } from '@jest/globals'
import { Fraction } from 'fraction.js'
import { compare, exactly, fractionOf, fractionText, lazily } from './exact.js'

it('takes a number by its shortest text', () => {
  expect(fractionText(fractionOf(0.999))).toBe('999/1000')
  expect(fractionText(fractionOf(1e-7))).toBe('1/10000000')
})

it('works a number out only where the nearest one does not tell', () => {
  let worked = 0
  const third = lazily({ value: 0.3333, slack: 0.0001, isLong: false }, () => {
    worked += 1
    return new Fraction(1, 3)
  })
  expect(compare(third, new Fraction('0.4'))).toBeLessThan(0)
  expect(worked).toBe(0)
  expect(compare(third, new Fraction(1, 3))).toBe(0)
  expect(compare(third, new Fraction('0.33333333333333'))).toBeGreaterThan(0)
  expect(worked).toBe(1)
})

it('tells numbers apart that floating point does not', () => {
  const near = exactly(new Fraction('0.99900000000000000000001'))
  expect(compare(near, new Fraction('0.999'))).toBeGreaterThan(0)
})
