import { Fraction } from 'fraction.js'
import type { Money } from '../money.js'

/** A share of an amount, rounded half up to a minor unit. */
export function shareOfMoney({ minor, currency }: Money, share: Fraction): Money {
  const rounded = new Fraction(minor, 1n).mul(share).add(new Fraction(1, 2)).floor()
  return { minor: rounded.s * rounded.n, currency }
}
