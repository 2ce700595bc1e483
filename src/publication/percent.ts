import { formatPercent } from '../shared/format-percent.js'

/** Digits after the point; more where it takes more to stand below 100. */
const DIGITS = 3

/** A ratio as a percentage for people, cut off and never rounded up: 99.9996 % is not 100 %. */
export function percentText(ratio: number): string {
  return formatPercent(ratio, { digits: DIGITS })
}

/** The same as a number. */
export function percentNumber(ratio: number): number {
  return Number(percentText(ratio).replace(' %', ''))
}
