import { unionOf, without } from '../../calendar/interval-sets.js'
import { lengthOf } from '../../calendar/interval.js'
import { besideLimit } from '../../words/beside-limit.js'
import type { AgreementResult } from '../agreement-result.js'
import type { Exclusion } from '../exclusion.js'
import { claimEndOf, creditSentence } from './credit-words.js'
import { formatAchieved } from './ratio-words.js'
import { EXCLUSION_KINDS, type ExclusionKind } from '../terms.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'
import type { Promised } from './texts/en.js'
import { nothingCounted, unobservedWords, whyRunning } from './why-words.js'

/**
 * An agreement in words: what was promised, what was delivered, what it was judged over, what was left out, what it costs. One to seven sentences, e.g.
 * `99.9 % was promised to ACME, 99.972 % was delivered: met. 12 min 5 s of 44 min 38 s allowed downtime were used. Nothing is owed.`
 */
export function agreementSentences(result: AgreementResult, say: AgreementSpeech): string {
  return [
    verdictSentence(result, say),
    ...termSentences(result, say),
    countedSentence(result, say),
    exclusionSentence(result, say),
    allowanceSentence(result, say),
    creditSentence(result, say, claimEndOf(result, say)),
  ]
    .filter((sentence) => sentence !== null)
    .map((sentence) => sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1))
    .join(' ')
}

/** Promise, delivery and verdict in one sentence; says why where it could not be otherwise, or is not settled. */
function verdictSentence(result: AgreementResult, say: AgreementSpeech): string {
  const { achieved, worst, best, verdict, final: isOver } = result
  const { verdict: texts } = say.texts
  const promised = promise(result, say)
  if (achieved === null || worst === null || best === null)
    return texts.uncounted(promised, nothingCounted(result, say))
  const read = (ratio: number) => formatAchieved(result, ratio, say)
  return verdict === 'undetermined'
    ? texts.open(promised, { worst: read(worst), best: read(best), isOver }, unobservedWords(result, say))
    : texts.settled(promised, { delivered: read(achieved), verdict, isOver }, whyRunning(result, say))
}

function promise({ customer, service, sla, objective: ratio }: AgreementResult, say: AgreementSpeech): Promised {
  const objective = say.objective(ratio)
  return customer === null ? { objective, of: `${service}/${sla}` } : { objective, to: customer }
}

/** What the agreement was judged over, where that is not the whole period, and whether it was counted in one way throughout. */
function termSentences(result: AgreementResult, say: AgreementSpeech): readonly string[] {
  const { term, timezone, definitionChangedAt, achieved } = result
  if (achieved === null) return []
  const { since, history, until, changed } = say.texts.term
  const begins = {
    period: [],
    agreement: [since(say.day(term.from, timezone))],
    history: [history(say.instant(term.from, timezone))],
  }[term.begins]
  const ends = { period: [], agreement: [until(say.day(new Date(term.to.getTime() - 1), timezone))] }[term.ends]
  const differently = definitionChangedAt === null ? [] : [changed(say.instant(definitionChangedAt, timezone))]
  return [...begins, ...ends, ...differently]
}

/** Time without minutes whose events are known in sum; `null`: there was none. */
function countedSentence({ unseen, achieved }: AgreementResult, say: AgreementSpeech): string | null {
  const seconds = unseen?.counted.seconds ?? 0
  return achieved === null || seconds === 0 ? null : say.texts.counted(say.span(seconds))
}

/** What was said not to count: what of it was left out, and what was not; `null`: there was none. */
export function exclusionSentence(
  { exclusions, excludedSeconds }: AgreementResult,
  { texts, span }: AgreementSpeech,
): string | null {
  const refused = refusedSeconds(exclusions)
  const kinds = { left: kindsOf(exclusions, true), refused: kindsOf(exclusions, false) }
  const { amount, refused: counts, left, both } = texts.excluded
  if (excludedSeconds === 0) return refused === 0 ? null : counts(amount(span(refused), kinds.refused))
  const out = amount(span(excludedSeconds), kinds.left)
  if (refused === 0) return left(out)
  const isSame = kinds.left.join(' ') === kinds.refused.join(' ')
  return both(out, isSame ? span(refused) : amount(span(refused), kinds.refused))
}

/** As left out, in words: `3 h of planned maintenance`. */
export function leftOutText(
  { exclusions, excludedSeconds }: AgreementResult,
  { texts, span }: AgreementSpeech,
): string {
  return texts.excluded.amount(span(excludedSeconds), kindsOf(exclusions, true))
}

/** Kinds of what was left out, or of what was refused, in the order of contracts. */
function kindsOf(exclusions: readonly Exclusion[], isLeftOut: boolean): readonly ExclusionKind[] {
  const own = exclusions.filter(({ excluded, refusal }) => (isLeftOut ? excluded : refusal !== null))
  return EXCLUSION_KINDS.filter((kind) => own.some((one) => one.kind === kind))
}

/** Time that was refused, without what another window excludes. */
function refusedSeconds(exclusions: readonly Exclusion[]): number {
  const refused = unionOf(exclusions.filter(({ refusal }) => refusal !== null))
  const left = exclusions.filter(({ excluded }) => excluded)
  return lengthOf(refused.flatMap((one) => without(one, left)))
}

/** Used and allowed downtime, each as text. */
export function formatDowntime(
  result: AgreementResult,
  { span }: AgreementSpeech,
): { readonly used: string; readonly allowed: string } {
  const { text, limit } = besideLimit(result.downtimeUsedSeconds, result.downtimeAllowedSeconds, span)
  return { used: text, allowed: limit }
}

/** The sentence on used and allowed downtime; `null` where nothing was counted. */
function allowanceSentence(result: AgreementResult, say: AgreementSpeech): string | null {
  if (result.achieved === null) return null
  const { used, allowed } = formatDowntime(result, say)
  const isBeyond = result.downtimeUsedSeconds > result.downtimeAllowedSeconds
  return say.texts.allowance[isBeyond ? 'beyond' : 'within'](used, allowed, result.final)
}

/** What was delivered as a figure: one number, a range where the verdict is open, or `no data`. */
export function formatDelivered(result: AgreementResult, say: AgreementSpeech): string {
  const { achieved, worst, best, verdict } = result
  if (achieved === null || worst === null || best === null) return say.texts.noData
  if (verdict !== 'undetermined') return formatAchieved(result, achieved, say)
  return say.texts.between(formatAchieved(result, worst, say).replace(' %', ''), formatAchieved(result, best, say))
}
