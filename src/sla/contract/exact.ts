import { Fraction } from 'fraction.js'

/**
 * An exact number that is worked out only where somebody needs it: most comparisons are decided by the nearest number and how far off it
 * may be, and a sum of thousands of rates has a denominator of thousands of digits.
 */
export interface Exact {
  /** The nearest number, at most `slack` away. */
  readonly value: number
  /** >= 0. */
  readonly slack: number
  /** The number itself. */
  fraction(): Fraction
}

/** A number by its shortest text: 0.999 is 999/1000. */
export function fractionOf(number: number): Fraction {
  const [digits = '0', exponent = '0'] = number.toString().split('e')
  return new Fraction(digits).mul(new Fraction(10).pow(Number(exponent)))
}

/** An exact number that is known already. */
export function exactly(fraction: Fraction): Exact {
  const value = fraction.valueOf()
  return { value, slack: Math.abs(value) * 2 ** -50, fraction: () => fraction }
}

/** An exact number to come. */
export function lazily(value: number, slack: number, work: () => Fraction): Exact {
  let known: Fraction | null = null
  return { value, slack, fraction: () => (known ??= work()) }
}

/** Negative, zero or positive as `number` is below, at or above `mark`. */
export function compare(number: Exact, mark: Fraction): number {
  const distance = number.value - mark.valueOf()
  const isTold = Math.abs(distance) > number.slack + Math.abs(mark.valueOf()) * 2 ** -50
  return isTold ? distance : number.fraction().compare(mark)
}

/** `719/720`, `1`, `-1/2`. */
export function fractionText(fraction: Fraction): string {
  return fraction.toFraction()
}
