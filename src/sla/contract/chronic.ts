import type { Fraction } from 'fraction.js'
import type { Terms } from '../terms.js'
import type { EarlierPeriod } from './contract-input.js'
import type { ContractResult } from './contract-result.js'
import { compare, fractionOf } from './exact.js'
import type { Ratios } from './ratios.js'

/** Whether so many of the last periods, this one included, were below what makes it chronic; a period without a result may have been. */
export function chronicOf(
  { chronic }: Terms,
  { worst, best }: Ratios,
  history: readonly EarlierPeriod[],
): ContractResult['chronic'] {
  if (chronic === null) return null
  const below = fractionOf(chronic.below)
  const earlier = chronic.of > 1 ? history.slice(1 - chronic.of) : []
  const isSure = best !== null && compare(best, below) < 0
  const isPossible = worst === null || compare(worst, below) < 0
  const sure = earlier.filter((one) => isBelow(one.best, below, false)).length + Number(isSure)
  const possible = earlier.filter((one) => isBelow(one.worst, below, true)).length + Number(isPossible)
  if (sure >= chronic.periods) return 'reached'
  return possible >= chronic.periods ? 'possible' : 'not_reached'
}

function isBelow(ratio: Fraction | null, mark: Fraction, ifNone: boolean): boolean {
  return ratio === null ? ifNone : ratio.lt(mark)
}
