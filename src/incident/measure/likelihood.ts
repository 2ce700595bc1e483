import type { Evidence } from './judge-evidence.js'

// Inside Jest every look at a global such as Math goes through its sandbox and costs ten times the work itself.
const { exp, log, log1p } = Math

/** An error ratio that a trouble may have, with the logarithms that its likelihood needs. */
export interface Ratio {
  readonly ratio: number
  readonly logBad: number
  readonly logGood: number
}

/** A ratio, and how likely it is before anything was seen. */
export interface PossibleRatio extends Ratio {
  readonly logWeight: number
}

/** Per e-fold of the error ratio. Twice as many change no edge by a second. */
const RATIOS_PER_FOLD = 3
/** A total outage, too, lets a few events through. */
const TOTAL = 0.995
/** So many troubles are total, for all one knows. */
const TOTAL_SHARE = 0.3

export function ratioOf(ratio: number): Ratio {
  return { ratio, logBad: log(ratio), logGood: log1p(-ratio) }
}

/** A total outage, and error ratios from `least` up to it, as far apart from each other on the scale of logarithms and equally likely. */
export function possibleRatios(least: number): readonly PossibleRatio[] {
  const folds = log(TOTAL / least)
  const count = Math.max(1, Math.ceil(folds * RATIOS_PER_FOLD))
  const partial = Array.from({ length: count }, (_, index) => least * exp((folds * index) / count))
  return [
    ...partial.map((ratio) => ({ ...ratioOf(ratio), logWeight: log((1 - TOTAL_SHARE) / count) })),
    { ...ratioOf(TOTAL), logWeight: log(TOTAL_SHARE) },
  ]
}

/** Logarithm of how likely a ratio makes these events, up to what all ratios have in common. */
export function logLikelihood({ events, errors }: Evidence, { logBad, logGood }: Ratio): number {
  return errors * logBad + (events - errors) * logGood
}

/** `log(e^a + e^b + …)`, without overflow. */
export function logSum(logs: ArrayLike<number>): number {
  let most = -Infinity
  for (let index = 0; index < logs.length; index++) if ((logs[index] ?? 0) > most) most = logs[index] ?? 0
  if (most === -Infinity) return most
  let sum = 0
  for (let index = 0; index < logs.length; index++) sum += exp((logs[index] ?? 0) - most)
  return most + log(sum)
}

/** `log(e^a + e^b)` of two finite logarithms. */
export function logAdd(a: number, b: number): number {
  return a > b ? a + log1p(exp(b - a)) : b + log1p(exp(a - b))
}
