import type { AgreementResult } from '../agreement-result.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** A ratio of an agreement with the digits that tell it from the objective and from every tier that could apply. */
export function formatAchieved(result: AgreementResult, ratio: number, say: AgreementSpeech): string {
  const tiers = [result.credit?.tier, result.creditAtWorst?.tier].flatMap((tier) => (tier ? [tier.below] : []))
  return say.percent(ratio, { digits: 3, against: [result.objective, ...tiers] })
}
