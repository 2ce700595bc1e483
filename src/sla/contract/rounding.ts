import { Fraction } from 'fraction.js'
import type { Terms } from '../terms.js'
import { type Exact, exactly } from './exact.js'
import type { Ratios } from './ratios.js'

/** Results as the contract rounds them, where it says so. */
export function roundedBy(round: Terms['round'], { achieved, worst, best }: Ratios): Ratios {
  if (round === null) return { achieved, worst, best }
  const of = (ratio: Exact | null) => (ratio === null ? null : exactly(roundRatio(ratio.fraction(), round)))
  return { achieved: of(achieved), worst: of(worst), best: of(best) }
}

/** The percentage to so many decimals. */
export function roundRatio(ratio: Fraction, { decimals, mode }: NonNullable<Terms['round']>): Fraction {
  const scale = new Fraction(10).pow(decimals + 2)
  const half = new Fraction(1, mode === 'half_up' ? 2 : 1).mod(1)
  return ratio.mul(scale).add(half).floor().div(scale)
}
