import { Fraction } from 'fraction.js'
import { type Exact, floorOf } from '../exact.js'
import { times } from '../ratios.js'

const SCALE = 1000

/** A figure cut off: what was allowed or counted. */
export function atMost(exact: Exact): string {
  return written(floorOf(times(exact, new Fraction(SCALE))))
}

/** A figure rounded up: what was used. */
export function atLeast(exact: Exact): string {
  return written(-floorOf(times(exact, new Fraction(-SCALE))))
}

export function minutesText(minutes: number): string {
  return `${minutes.toLocaleString('en')} min`
}

function written(thousandths: bigint): string {
  return (Number(thousandths) / SCALE).toLocaleString('en', { maximumFractionDigits: 3 })
}
