import { Decimal } from 'decimal.js'
import type { CreditEstimate } from './agreement-result.js'
import type { Credits, CreditTier, Money } from './agreement.js'

/** `ratio` of an amount, rounded half up to a minor unit. */
export function shareOf(fee: Money, ratio: number): Money {
  const minor = new Decimal(fee.minor.toString()).times(ratio).toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
  return { minor: BigInt(minor.toFixed(0)), currency: fee.currency }
}

/** Tiers run from the mildest to the worst: the last one that applies counts. */
function tierAt(tiers: readonly CreditTier[], achieved: number): CreditTier | null {
  return tiers.findLast((tier) => achieved < tier.below) ?? null
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
