import type { AgreementResult, CreditEstimate } from '../agreement-result.js'
import { decimalText } from '../money.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** What is owed; `null` where nothing can be said. */
export function creditSentence(result: AgreementResult, say: AgreementSpeech, claim: string | null): string | null {
  const { credit, creditAtWorst, verdict, final: isOver } = result
  if (credit === null || creditAtWorst === null) return creditless(result, say)
  if (creditAtWorst.ratio === 0) return nothingOwed(result, say)
  const most = inWords(creditAtWorst, say)
  const isMore = creditAtWorst.ratio > credit.ratio
  const isOpen = verdict === 'undetermined' || credit.ratio === 0
  if (isOpen && isMore) return say.texts.credit.between(leastOf(credit, say), { most, claim, isOver })
  return say.texts.credit.owed(inWords(credit, say), { most: isMore ? most : null, claim, isOver })
}

/** Until when it can be claimed; `null`: not agreed, or the period is not over. */
export function claimEndOf({ claim, final }: AgreementResult, say: AgreementSpeech): string | null {
  return claim === null || !final ? null : say.date(claim.lastDay)
}

function nothingOwed({ final }: AgreementResult, { texts }: AgreementSpeech): string {
  return final ? texts.credit.nothingOwed : texts.credit.nothingSoFar
}

function creditless(result: AgreementResult, say: AgreementSpeech): string | null {
  if (result.achieved === null) return null
  return result.verdict === 'met' ? nothingOwed(result, say) : say.texts.credit.none
}

function leastOf(credit: CreditEstimate, say: AgreementSpeech): string | null {
  return credit.ratio === 0 ? null : inWords(credit, say)
}

/** A credit as amount and share: `2,000.00 EUR (10 %)`; the share of the fee alone where no fee is configured. */
function inWords({ amount, ratio }: CreditEstimate, say: AgreementSpeech): string {
  const share = say.objective(ratio)
  return amount === null ? say.texts.credit.share(share) : say.texts.credit.amount(moneyWords(amount, say), share)
}

/** `2,000.00 EUR`. */
export function moneyWords(money: NonNullable<CreditEstimate['amount']>, { decimal }: AgreementSpeech): string {
  return `${decimal(decimalText(money))} ${money.currency}`
}

/** The estimated credit as a figure: `none`, `2,000.00 EUR (10 %)`, a range; `unknown` where nothing was counted. */
export function creditFact(result: AgreementResult, say: AgreementSpeech): string {
  const { least, most } = creditOf(result, say)
  return most === null ? least : say.texts.credit.fact(least, most)
}

/** Both ends of it; `most` is `null` where unknown time costs no more. */
export function creditOf({ credit, creditAtWorst }: AgreementResult, say: AgreementSpeech) {
  if (credit === null || creditAtWorst === null) return { least: say.texts.unknown, most: null }
  const least = leastOf(credit, say) ?? say.texts.credit.fact(null, null)
  return { least, most: creditAtWorst.ratio > credit.ratio ? inWords(creditAtWorst, say) : null }
}

/** What is owed for several periods together: `4,000.00 EUR`; `none`; without a fee the shares of each. */
export function owedWords(months: readonly { readonly result: AgreementResult }[], say: AgreementSpeech): string {
  const credits = months.flatMap(({ result }) => result.credit ?? [])
  if (credits.length === 0) return say.texts.unknown
  const owed = credits.filter(({ ratio }) => ratio > 0)
  if (owed.length === 0) return say.texts.credit.fact(null, null)
  const amounts = owed.flatMap(({ amount }) => amount ?? [])
  const [first] = amounts
  if (first === undefined) return owed.map((one) => inWords(one, say)).join(', ')
  return moneyWords({ ...first, minor: amounts.reduce((sum, { minor }) => sum + minor, 0n) }, say)
}
