import { Fraction } from 'fraction.js'
import type { Money } from '../money.js'
import { type Exact, exactly, floorOf } from './exact.js'
import { plus, times } from './ratios.js'

const HALF = exactly(new Fraction(1, 2))

/** A share of an amount, rounded half up to a minor unit. */
export function shareOfMoney({ minor, currency }: Money, share: Exact): Money {
  return { minor: floorOf(plus(times(share, new Fraction(minor, 1n)), HALF)), currency }
}
