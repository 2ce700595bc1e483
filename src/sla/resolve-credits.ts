import { parseMoney, type Money } from './money.js'
import { ratio } from './ratio.js'
import type { SlaConfig } from './sla-schema.js'
import type { CreditTerms, CreditTier } from './terms.js'

type CreditsConfig = NonNullable<SlaConfig['credits']>

/** What a missed promise costs, out of the words of the configuration. */
export function resolveCredits(credits: CreditsConfig): CreditTerms {
  const { step, cap_year: capYear } = credits
  return {
    fee: amountOf(credits.fee ?? credits.monthly_fee),
    feePer: credits.fee_per ?? 'month',
    tiers: (credits.tiers ?? []).map(resolveTier),
    proportional: credits.proportional ?? null,
    step: step === undefined ? null : { ...step, every: ratio(step.every), credit: ratio(step.credit) },
    cap: ratio(credits.cap ?? 100),
    capYear: capYear === undefined ? null : ratio(capYear.percent),
    minimum: amountOf(credits.minimum),
  }
}

function resolveTier({
  below,
  at_or_below: atOrBelow,
  credit,
}: NonNullable<CreditsConfig['tiers']>[number]): CreditTier {
  return below === undefined
    ? { bound: 'at_or_below', ratio: ratio(atOrBelow ?? 0), credit: ratio(credit) }
    : { bound: 'below', ratio: ratio(below), credit: ratio(credit) }
}

function amountOf(text: string | undefined): Money | null {
  return text === undefined ? null : parseMoney(text)
}
