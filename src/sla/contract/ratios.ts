import { Fraction } from 'fraction.js'
import { type Exact, exactly, lazily } from './exact.js'

/** What is counted, and how much of it is bad: minutes, or events. */
export interface Badness {
  readonly counted: Exact
  /** If every unknown minute was good. */
  readonly low: Exact
  /** What is added if every one was bad. */
  readonly extra: Exact
}

/** Results in [0, 1]; each `null` where nothing is counted. */
export interface Ratios {
  readonly achieved: Exact | null
  readonly worst: Exact | null
  readonly best: Exact | null
}

export const NO_RATIOS: Ratios = { achieved: null, worst: null, best: null }

/** `best = 1 − b/n`, `worst = 1 − B/n`, `achieved = 1 − b/(n − (B − b))`: what differs between the two is left out of the last. */
export function ratiosOf({ counted, low, extra }: Badness): Ratios {
  if (isZero(counted)) return NO_RATIOS
  return {
    best: goodShare(low, counted),
    worst: goodShare(plus(low, extra), counted),
    achieved: goodShare(low, minus(counted, extra)),
  }
}

function goodShare(bad: Exact, of: Exact): Exact | null {
  if (isZero(of)) return null
  const share = bad.value / of.value
  const slack = (bad.slack + share * of.slack) / (of.value - of.slack) + 2 ** -50
  const nearest = { value: 1 - share, slack, isLong: bad.isLong || of.isLong }
  return lazily(nearest, () => new Fraction(1).sub(bad.fraction().div(of.fraction())))
}

export function isZero(number: Exact): boolean {
  return Math.abs(number.value) <= number.slack && number.fraction().equals(0)
}

export function plus(a: Exact, b: Exact): Exact {
  return combined(a.value + b.value, [a, b], () => a.fraction().add(b.fraction()))
}

export function minus(a: Exact, b: Exact): Exact {
  return combined(a.value - b.value, [a, b], () => a.fraction().sub(b.fraction()))
}

export function times(a: Exact, by: Fraction): Exact {
  const factor = by.valueOf()
  const value = a.value * factor
  const slack = a.slack * Math.abs(factor) + Math.abs(value) * 2 ** -50
  return lazily({ value, slack, isLong: a.isLong }, () => a.fraction().mul(by))
}

function combined(value: number, [a, b]: readonly [Exact, Exact], work: () => Fraction): Exact {
  const slack = a.slack + b.slack + (Math.abs(a.value) + Math.abs(b.value)) * 2 ** -50
  return lazily({ value, slack, isLong: a.isLong || b.isLong }, work)
}

/** The least of several; the first of equals. */
export function leastOf(numbers: readonly Exact[]): Exact | null {
  const [first = null, ...others] = numbers
  return others.reduce((least, one) => (least !== null && isBelow(one, least) ? one : least), first)
}

export function isBelow(a: Exact, b: Exact): boolean {
  const distance = a.value - b.value
  if (Math.abs(distance) > a.slack + b.slack) return distance < 0
  return a.fraction().lt(b.fraction())
}

/** The mean of several by weights; `null`: there is none. */
export function meanOf(numbers: readonly { readonly of: Exact; readonly weight: Fraction }[]): Exact | null {
  const weight = numbers.reduce((sum, one) => sum.add(one.weight), new Fraction(0))
  if (weight.equals(0)) return null
  const sum = numbers.map((one) => times(one.of, one.weight)).reduce(plus, exactly(new Fraction(0)))
  return times(sum, weight.inverse())
}
