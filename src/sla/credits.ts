import { Decimal } from 'decimal.js'
import type { CreditEstimate } from './agreement-result.js'
import type { Credits, CreditTier } from './agreement.js'
import type { Money } from './money.js'

/** `ratio` of an amount, rounded half up to a minor unit. */
export function shareOf(fee: Money, ratio: number): Money {
  const minor = new Decimal(fee.minor.toString()).times(ratio).toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
  return { minor: BigInt(minor.toFixed(0)), currency: fee.currency }
}

/** Of all tiers that apply the one with the highest credit, in whatever order they were written. */
function tierAt(tiers: readonly CreditTier[], achieved: number): CreditTier | null {
  const applying = tiers.filter((tier) => achieved < tier.below)
  return applying.reduce<CreditTier | null>((worst, tier) => (tier.credit > (worst?.credit ?? 0) ? tier : worst), null)
}

/**
 * Credit for an achieved ratio: tier, then cap. A result equal to a tier's bound does not reach the tier.
 *
 * @param achieved in [0, 1]
 */
export function estimateCredit(credits: Credits, achieved: number): CreditEstimate {
  const tier = tierAt(credits.tiers, achieved)
  const ratio = Math.min(tier?.credit ?? 0, credits.cap)
  return { tier, ratio, amount: credits.monthlyFee === null ? null : shareOf(credits.monthlyFee, ratio) }
}
