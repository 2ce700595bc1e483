import type { Fact } from '../../document/blocks.js'
import type { CreditTerms, Terms } from '../terms.js'
import { moneyWords } from './credit-words.js'
import { lengthText } from './length-words.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** What a contract says of credit: how much, its limits, until when, and what follows when it is missed again and again. */
export function creditTermsFacts({ credits, claim, chronic }: Terms, say: AgreementSpeech): readonly Fact[] {
  const { labels, noCredit, claim: claimed, chronic: ends } = say.texts.terms
  return [
    { label: labels.credit, value: credits === null ? noCredit : creditText(credits, say) },
    ...(credits === null ? [] : [{ label: labels.limits, value: limitsText(credits, say) }]),
    ...(claim === null ? [] : [{ label: labels.claim, value: claimed(lengthText(claim, say)) }]),
    ...(chronic === null
      ? []
      : [{ label: labels.chronic, value: ends(say.objective(chronic.below), chronic.periods, chronic.of) }]),
  ]
}

function creditText({ tiers, proportional, step, fee, feePer }: CreditTerms, say: AgreementSpeech): string {
  const { terms } = say.texts
  const inOrder = tiers.toSorted((a, b) => b.ratio - a.ratio)
  const parts = [
    ...inOrder.map(({ bound, ratio, credit }) => terms.tier(bound, say.objective(ratio), say.objective(credit))),
    ...(proportional === null ? [] : [terms.proportional(proportional.multiplier, proportional.of)]),
    ...(step === null ? [] : [terms.step(say.objective(step.credit), say.objective(step.every), step.count)]),
  ]
  return `${parts.join('; ')}, ${terms.fee(fee === null ? null : moneyWords(fee, say), feePer)}`
}

function limitsText({ cap, capYear, minimum }: CreditTerms, say: AgreementSpeech): string {
  const { terms } = say.texts
  return [
    terms.capPeriod(say.objective(cap)),
    ...(capYear === null ? [] : [terms.capYear(say.objective(capYear))]),
    ...(minimum === null ? [] : [terms.minimum(moneyWords(minimum, say))]),
  ].join('; ')
}
