import { Decimal } from 'decimal.js'

/** Beyond this many digits a number is rounded away from what it must not be mistaken for. */
const MOST_DIGITS = 8

/** What floating point leaves beyond is noise: 1 − 0.9 is 10 %, not 9.9 %. */
const TRUE_DIGITS = 12

export interface PercentOptions {
  /** Digits after the point that are always shown. */
  readonly digits: number
  /** Ratios that must not be mistaken for this one: 99.8996 is never written 99.90 beside an objective of 99.9. */
  readonly against?: readonly number[]
  /** Which side flatters nobody: `less` of what was delivered, seen or left (default), `more` of what was spent, lost or unseen. */
  readonly worse?: 'less' | 'more'
}

/**
 * Writes a ratio as a percentage for people: `99.972 %`, cut off towards the worse side, so that it never looks better than it is. Shows as
 * many digits as it takes to stand on the right side of 0, of 100 and of every ratio in `against`; only a number that is equal is written
 * as equal.
 *
 * @param ratio [0, 1] or above (a budget can be overspent)
 */
export function formatPercent(ratio: number, { digits, against = [], worse = 'less' }: PercentOptions): string {
  const percent = toPercent(ratio)
  if (percent.isZero() || percent.eq(100)) return `${percent.toFixed()} %`
  const marks = [0, 1, ...against].map(toPercent)
  const shown = percent.toSignificantDigits(TRUE_DIGITS)
  const rounding = worse === 'less' ? Decimal.ROUND_FLOOR : Decimal.ROUND_CEIL
  for (let places = digits; places <= MOST_DIGITS; places++) {
    const text = shown.toFixed(places, rounding)
    // Rounded to the nearest it must be told apart too: 99.8996 cut to 99.89 would look far worse than it is.
    const isTold = [text, shown.toFixed(places)].every((one) => standsAs(percent, new Decimal(one), marks))
    if (isTold) return `${text} %`
  }
  return `${awayFromNearest(percent, marks)} %`
}

function standsAs(percent: Decimal, shown: Decimal, marks: readonly Decimal[]): boolean {
  return marks.every((mark) => shown.cmp(mark) === percent.cmp(mark))
}

/** Writes an objective, or any agreed percentage, as it was agreed: `99.9 %`, `99.95 %`. */
export function formatObjective(ratio: number): string {
  return `${toPercent(ratio).toSignificantDigits(TRUE_DIGITS).toFixed()} %`
}

function toPercent(ratio: number): Decimal {
  return new Decimal(ratio).times(100)
}

function awayFromNearest(percent: Decimal, marks: readonly Decimal[]): string {
  const [nearest] = [...marks].sort((a, b) => a.minus(percent).abs().cmp(b.minus(percent).abs()))
  const rounding = nearest !== undefined && percent.lt(nearest) ? Decimal.ROUND_FLOOR : Decimal.ROUND_CEIL
  return percent.toFixed(MOST_DIGITS, rounding)
}
