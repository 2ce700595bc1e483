import { unionOf } from '../../calendar/interval-sets.js'
import { lengthOf } from '../../calendar/interval.js'
import type { AgreementResult, CreditEstimate } from '../agreement-result.js'
import type { Exclusion } from '../exclusions.js'
import { partsWithout } from '../plan-judgement.js'
import { VERDICT_WORDS } from '../verdict-words.js'
import { besideLimit } from '../../words/beside-limit.js'
import { formatDate, formatDay, formatInstant, formatPeriod } from '../../words/format-date.js'
import { formatMoney } from '../money.js'
import { formatObjective, formatPercent } from '../../shared/format-percent.js'
import { formatSpan } from '../../words/format-span.js'

/** A ratio of an agreement with the digits that tell it from the objective and from every tier that could apply. */
export function formatAchieved(result: AgreementResult, ratio: number): string {
  const tiers = [result.credit?.tier, result.creditAtWorst?.tier].flatMap((tier) => (tier ? [tier.below] : []))
  return formatPercent(ratio, { digits: 3, against: [result.objective, ...tiers] })
}

/**
 * An agreement in words: what was promised, what was delivered, what it was judged over, what was left out, what it costs. One to seven sentences, e.g.
 * `99.9 % was promised to ACME, 99.972 % was delivered: met. 12 min 5 s of 44 min 38 s allowed downtime were used. Nothing is owed.`
 */
export function agreementSentences(result: AgreementResult): string {
  return [
    verdictSentence(result),
    ...termSentences(result),
    countedSentence(result),
    exclusionSentence(result),
    allowanceSentence(result),
    creditSentence(result),
  ]
    .filter((sentence) => sentence !== null)
    .join(' ')
}

/** Promise, delivery and verdict in one sentence; says why where it could not be otherwise, or is not settled. */
function verdictSentence(result: AgreementResult): string {
  const { achieved, worst, best, verdict, final } = result
  const promised = promise(result)
  if (achieved === null || worst === null || best === null)
    return `${promised}: undetermined, ${nothingCounted(result)}.`
  const so = final ? '' : ' so far'
  if (verdict !== 'undetermined')
    return `${promised}, ${formatAchieved(result, achieved)} was delivered${so}: ${VERDICT_WORDS[verdict]}${whyRunning(result)}.`
  const range = `between ${formatAchieved(result, worst)} and ${formatAchieved(result, best)}`
  return `${promised}, ${range} was delivered${so}: undetermined, because ${unobserved(result)}.`
}

function promise({ customer, service, sla, objective }: AgreementResult): string {
  return `${formatObjective(objective)} was promised ${customer === null ? `for ${service}/${sla}` : `to ${customer}`}`
}

/** Why a running period stands as it does; empty where that needs no reason. */
function whyRunning(result: AgreementResult): string {
  const { verdict, final, forecast, timezone, objective } = result
  if (final) return ''
  if (verdict === 'breached') return ', even if nothing fails any more'
  if (verdict !== 'at_risk') return ''
  if (forecast === null || forecast.projected >= objective) return `, because ${openRisk(result)}`
  const out = forecast.allowanceOutAt
  const until = out === null ? '' : `, and what is allowed would be used up on ${formatDay(out, timezone)}`
  return `, because it would end at ${formatAchieved(result, forecast.projected)} at the pace of the last 7 days${until}`
}

function openRisk(result: AgreementResult): string {
  if (result.downtimeUsedSeconds > result.downtimeAllowedSeconds) return 'only a rest busier than usual can save it'
  const isUnknown = result.unknownSeconds > (result.unseen?.counted.seconds ?? 0)
  return isUnknown ? `${unobserved(result)} and could cost it` : 'most of what is allowed is used'
}

function nothingCounted({ unknownSeconds, coverage, final, periodLabel, term }: AgreementResult): string {
  const month = formatPeriod(periodLabel)
  const when = final ? `in ${month}` : `in ${month} so far`
  if (coverage === 0 || term.from >= term.to) return `because nothing was observed ${when}`
  return unknownSeconds > 0
    ? `because no traffic was counted ${when} and ${formatSpan(unknownSeconds)} were not observed`
    : `because there was no traffic ${when}`
}

function unobserved({ unknownSeconds, coverage, unseen }: AgreementResult): string {
  const time = `${formatSpan(unknownSeconds)} (${formatPercent(1 - coverage, { digits: 1, worse: 'more' })}) were not observed`
  return unseen?.touchesTrouble === true ? `${time}, right beside an outage` : time
}

/** What the agreement was judged over, where that is not the whole period, and whether it was counted in one way throughout. */
function termSentences(result: AgreementResult): readonly string[] {
  const { term, timezone, definitionChangedAt, achieved } = result
  if (achieved === null) return []
  const from = formatInstant(term.from, timezone)
  const begins = {
    period: [],
    agreement: [`It holds since ${formatDay(term.from, timezone)} and is judged from then on.`],
    history: [`It is judged from ${from} on, when its history begins.`],
  }[term.begins]
  const ends = { period: [], agreement: [`It held until ${formatDay(new Date(term.to.getTime() - 1), timezone)}.`] }[
    term.ends
  ]
  const changed =
    definitionChangedAt === null
      ? []
      : [`Since ${formatInstant(definitionChangedAt, timezone)} its events are counted in another way than before.`]
  return [...begins, ...ends, ...changed]
}

/** Time without minutes whose events are known in sum; `null`: there was none. */
function countedSentence({ unseen, achieved }: AgreementResult): string | null {
  const seconds = unseen?.counted.seconds ?? 0
  if (achieved === null || seconds === 0) return null
  return `Of ${formatSpan(seconds)} without data the events are known in sum, from counters that went on behind it.`
}

/** Planned maintenance that was left out, and what was not; `null`: there was none. */
export function exclusionSentence({ exclusions, excludedSeconds }: AgreementResult): string | null {
  const refused = refusedSeconds(exclusions)
  if (excludedSeconds === 0 && refused === 0) return null
  if (excludedSeconds === 0) return `${formatSpan(refused)} of planned maintenance count like any other time.`
  const left = `${formatSpan(excludedSeconds)} of planned maintenance are left out`
  return refused === 0 ? `${left}.` : `${left}; another ${formatSpan(refused)} count like any other time.`
}

/** Maintenance that was refused, without what another window excludes. */
function refusedSeconds(exclusions: readonly Exclusion[]): number {
  const refused = unionOf(exclusions.filter(({ refusal }) => refusal !== null))
  return lengthOf(refused.flatMap((one) => partsWithout(one, exclusions)))
}

/** Used and allowed downtime, each as text. */
export function formatDowntime(result: AgreementResult): { readonly used: string; readonly allowed: string } {
  const { text, limit } = besideLimit(result.downtimeUsedSeconds, result.downtimeAllowedSeconds, formatSpan)
  return { used: text, allowed: limit }
}

/** The sentence on used and allowed downtime; `null` where nothing was counted. */
function allowanceSentence(result: AgreementResult): string | null {
  if (result.achieved === null) return null
  const { used, allowed } = formatDowntime(result)
  const so = result.final ? '' : ' so far'
  return result.downtimeUsedSeconds > result.downtimeAllowedSeconds
    ? `${used} of downtime were used${so}; ${allowed} were allowed.`
    : `${used} of ${allowed} allowed downtime were used${so}.`
}

/** What is owed; `null` where nothing can be said. */
function creditSentence(result: AgreementResult): string | null {
  const { credit, creditAtWorst, verdict } = result
  if (credit === null || creditAtWorst === null) return creditless(result)
  if (creditAtWorst.ratio === 0) return nothingOwed(result)
  if (verdict === 'undetermined' || credit.ratio === 0) return openCredit(result, credit, creditAtWorst)
  const more =
    creditAtWorst.ratio > credit.ratio ? `, up to ${inWords(creditAtWorst)} if all unobserved time was bad` : ''
  return `An estimated credit of ${inWords(credit)} ${owed(result)}${more}${claim(result)}.`
}

function nothingOwed({ final }: AgreementResult): string {
  return final ? 'Nothing is owed.' : 'Nothing would be owed if nothing fails any more.'
}

function creditless(result: AgreementResult): string | null {
  if (result.achieved === null) return null
  return result.verdict === 'met' ? nothingOwed(result) : 'No credits were agreed.'
}

function openCredit(result: AgreementResult, credit: CreditEstimate, atWorst: CreditEstimate): string {
  const least = credit.ratio === 0 ? 'nothing' : inWords(credit)
  if (credit.ratio === atWorst.ratio) return `An estimated credit of ${least} ${owed(result)}${claim(result)}.`
  return `Between ${least} and an estimated credit of ${inWords(atWorst)} ${owed(result)}${claim(result)}.`
}

function owed({ final }: AgreementResult): string {
  return final ? 'is owed' : 'would be owed'
}

function claim({ claim: end, final }: AgreementResult): string {
  return end === null || !final ? '' : `; claims until ${formatDate(end.lastDay)}`
}

/** A credit as amount and share: `2,000.00 EUR (10 %)`; the share of the fee alone where no fee is configured. */
function inWords({ amount, ratio }: CreditEstimate): string {
  return amount === null ? `${formatObjective(ratio)} of the fee` : `${formatMoney(amount)} (${formatObjective(ratio)})`
}

/** What was delivered as a figure: one number, a range where the verdict is open, or `no data`. */
export function formatDelivered(result: AgreementResult): string {
  const { achieved, worst, best, verdict } = result
  if (achieved === null || worst === null || best === null) return 'no data'
  if (verdict !== 'undetermined') return formatAchieved(result, achieved)
  return `${formatAchieved(result, worst).replace(' %', '')} to ${formatAchieved(result, best)}`
}

/** The estimated credit as a figure: `none`, `2,000.00 EUR (10 %)`, a range; `unknown` where nothing was counted. */
export function creditFact(result: AgreementResult): string {
  const { least, most } = creditOf(result)
  return most === null ? least : `${least}, up to ${most}`
}

/** Both ends of it; `most` is `null` where unknown time costs no more. */
export function creditOf({ credit, creditAtWorst }: AgreementResult): {
  readonly least: string
  readonly most: string | null
} {
  if (credit === null || creditAtWorst === null) return { least: 'unknown', most: null }
  const least = credit.ratio === 0 ? 'none' : inWords(credit)
  return { least, most: creditAtWorst.ratio > credit.ratio ? inWords(creditAtWorst) : null }
}
