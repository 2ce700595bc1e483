import type { CreditEstimate } from './agreement-result.js'
import type { Agreement, Credits, CreditTier } from './agreement.js'
import { ratioOf } from './exact-ratio.js'
import { shareOf } from './money.js'
import { withFaultless, type RequestRatio } from './request-ratio.js'

/** What is owed for a result; each `null`: no credits agreed, or nothing was counted. */
export interface CreditOwed {
  /** Credit at what was achieved, of a running period with a faultless rest. */
  readonly credit: CreditEstimate | null
  /** The same at the worst; differs only where unknown time could cost more. */
  readonly creditAtWorst: CreditEstimate | null
}

/**
 * The fifth step: what is owed.
 *
 * @param aheadEvents what is to come
 */
export function creditOwed(
  { credits }: Pick<Agreement, 'credits'>,
  ratio: RequestRatio | null,
  aheadEvents: number,
): CreditOwed {
  if (credits === null || ratio === null) return { credit: null, creditAtWorst: null }
  const creditAt = (result: RequestRatio['achieved']) =>
    estimateCredit(credits, ratioOf(withFaultless(result, aheadEvents)))
  return { credit: creditAt(ratio.achieved), creditAtWorst: creditAt(ratio.worst) }
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

/** Of all tiers that apply the one with the highest credit, in whatever order they were written. */
function tierAt(tiers: readonly CreditTier[], achieved: number): CreditTier | null {
  const applying = tiers.filter((tier) => achieved < tier.below)
  return applying.reduce<CreditTier | null>((worst, tier) => (tier.credit > (worst?.credit ?? 0) ? tier : worst), null)
}
