import type { Fraction } from 'fraction.js'
import type { Exact } from '../exact.js'

const PLACES = 3

/** A figure cut off: what was allowed or counted. */
export function atMost(exact: Exact): string {
  return written(exact.fraction().floor(PLACES))
}

/** A figure rounded up: what was used. */
export function atLeast(exact: Exact): string {
  return written(exact.fraction().ceil(PLACES))
}

export function minutesText(minutes: number): string {
  return `${minutes.toLocaleString('en')} min`
}

function written(fraction: Fraction): string {
  return fraction.valueOf().toLocaleString('en', { maximumFractionDigits: PLACES })
}
