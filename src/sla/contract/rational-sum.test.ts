import { expect, it } from '@jest/globals'
import { Fraction } from 'fraction.js'
import { CountSum } from './count-sum.js'
import { compare, exactly } from './exact.js'
import { RationalSum } from './rational-sum.js'

it('adds fractions of many denominators without loss, and the nearest number lies within its slack', () => {
  const sum = new RationalSum()
  let exact = new Fraction(0)
  for (let i = 1; i <= 300; i++) {
    sum.add(i % 7, 1000 + i)
    exact = exact.add(new Fraction(i % 7, 1000 + i))
  }
  const found = sum.exact
  expect(found.fraction().toFraction()).toBe(exact.toFraction())
  const { value, slack } = exactly(exact)
  expect(Math.abs(found.value - value)).toBeLessThanOrEqual(found.slack + slack)
  expect(found.isLong).toBe(true)
})

it('is told exactly from a mark that lies beyond what floating point tells', () => {
  const sum = new RationalSum()
  for (let i = 0; i < 30; i++) sum.add(1, 3)
  expect(compare(sum.exact, new Fraction(10))).toBe(0)
  sum.addLarge(1n, 10n ** 30n)
  expect(compare(sum.exact, new Fraction(10))).toBeGreaterThan(0)
})

it('adds counts of any size to the millionth', () => {
  const sum = new CountSum()
  for (let i = 0; i < 1000; i++) sum.add(0.1)
  sum.add(9_000_000_000_000)
  sum.add(4e9)
  for (let i = 0; i < 2000; i++) sum.add(4e9 + 0.25)
  expect(sum.fraction.toFraction()).toBe(new Fraction('17004000000600').toFraction())
})
