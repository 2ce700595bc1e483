import { Fraction } from 'fraction.js'
import type { Terms } from '../terms.js'
import { type Exact, exactly, floorOf } from './exact.js'
import { plus, type Ratios, times } from './ratios.js'

/** Results as the contract rounds them, where it says so. */
export function roundedBy(round: Terms['round'], { achieved, worst, best }: Ratios): Ratios {
  if (round === null) return { achieved, worst, best }
  const of = (ratio: Exact | null) => (ratio === null ? null : exactly(roundRatio(ratio, round)))
  return { achieved: of(achieved), worst: of(worst), best: of(best) }
}

/** The percentage to so many decimals. */
function roundRatio(ratio: Exact, { decimals, mode }: NonNullable<Terms['round']>): Fraction {
  const scale = new Fraction(10).pow(decimals + 2)
  const half = exactly(new Fraction(mode === 'half_up' ? 1 : 0, 2))
  return new Fraction(floorOf(plus(times(ratio, scale), half)), 1n).div(scale)
}
