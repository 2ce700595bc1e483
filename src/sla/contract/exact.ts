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
  /** It is a sum of so many fractions that working it out takes long, and nobody reads the digits. */
  readonly isLong: boolean
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
  const value = nearestOf(fraction)
  return { value, slack: Math.abs(value) * 2 ** -50, isLong: false, fraction: () => fraction }
}

/** Floating point holds whole numbers of up to 1,024 bits. */
const MOST_HEX_DIGITS = 250

/** The nearest number, or one beside it. `valueOf` of the library is NaN where numerator and denominator are both beyond floating point. */
function nearestOf({ s, n, d }: Fraction): number {
  const digits = Math.max(n.toString(16).length, d.toString(16).length)
  const shift = BigInt(4 * Math.max(0, digits - MOST_HEX_DIGITS))
  return Number(s * (n >> shift)) / Number(d >> shift)
}

/** An exact number to come. */
export function lazily(nearest: Omit<Exact, 'fraction'>, work: () => Fraction): Exact {
  let known: Fraction | null = null
  return { ...nearest, fraction: () => (known ??= work()) }
}

/** Negative, zero or positive as `number` is below, at or above `mark`. */
export function compare(number: Exact, mark: Fraction): number {
  const nearest = nearestOf(mark)
  const distance = number.value - nearest
  const isTold = Math.abs(distance) > number.slack + Math.abs(nearest) * 2 ** -50
  return isTold ? distance : number.fraction().compare(mark)
}

/** `719/720`, `1`, `-1/2`. */
export function fractionText(fraction: Fraction): string {
  return fraction.toFraction()
}

/** The greatest whole number not above; of a quotient that is long the fraction is worked out only where the nearest number does not tell. */
export function floorOf(number: Exact): bigint {
  const [least, most] = [Math.floor(number.value - number.slack), Math.floor(number.value + number.slack)]
  if (least === most && Number.isSafeInteger(least)) return BigInt(least)
  const floor = number.fraction().floor()
  return floor.s * floor.n
}
