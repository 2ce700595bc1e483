import { MARKS, type Card, type Chart, type Fact, type Section, type Tone } from '../../document/blocks.js'
import { formatObjective, formatPercent } from '../../shared/format-percent.js'
import { formatDate } from '../../words/format-date.js'
import { formatSpan } from '../../words/format-span.js'
import type { AgreementResult, Verdict } from '../agreement-result.js'
import { VERDICT_WORDS } from '../verdict-words.js'
import { nameOf, type AgreementMonth } from './agreement-month.js'
import { creditFact, formatAchieved, formatDelivered, formatDowntime } from './agreement-words.js'
import { chartDays } from './chart-days.js'

export const AT_RISK_MARK = '!'

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  met: 'good',
  on_track: 'good',
  at_risk: 'open',
  breached: 'bad',
  undetermined: 'open',
}

/** An agreement in a report: its verdict, its figures, and its days as a picture. */
export function agreementSection(month: AgreementMonth): Section {
  const name = nameOf(month.result)
  return { id: `agreement:${name}`, title: null, note: null, blocks: [cardOf(month, name), chartOf(month, name)] }
}

function cardOf({ result, sentences, creditsAgreed }: AgreementMonth, title: string): Card {
  const tone = VERDICT_TONES[result.verdict]
  const customer = result.customer === null ? [] : [`For ${result.customer}.`]
  const mark = result.verdict === 'at_risk' ? AT_RISK_MARK : MARKS[tone]
  return {
    kind: 'card',
    pill: { mark, text: capitalised(VERDICT_WORDS[result.verdict]), tone },
    title,
    about: [...customer, ...(result.description === null ? [] : [result.description])].join(' '),
    figure: { text: formatDelivered(result), note: `of ${formatObjective(result.objective)} promised`, tone },
    sentences,
    facts: factsOf(result, creditsAgreed),
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function factsOf(result: AgreementResult, creditsAgreed: boolean): readonly Fact[] {
  const { used, allowed } = formatDowntime(result)
  return [
    { label: 'Downtime used', value: result.achieved === null ? 'unknown' : used },
    { label: 'Downtime allowed', value: allowed },
    { label: 'Credit (estimate)', value: creditsAgreed ? creditFact(result) : 'none agreed' },
    ...(result.excludedSeconds === 0
      ? []
      : [{ label: 'Left out', value: `${formatSpan(result.excludedSeconds)} of planned maintenance` }]),
    ...(result.forecast === null
      ? []
      : [{ label: 'At this pace', value: `${formatAchieved(result, result.forecast.projected)} in the end` }]),
    ...(result.claim === null ? [] : [{ label: 'Claim until', value: formatDate(result.claim.lastDay) }]),
    { label: 'Observed', value: observedFact(result.coverage, result.unknownSeconds) },
  ]
}

function observedFact(coverage: number, unknownSeconds: number): string {
  const missing = unknownSeconds > 0 ? `, ${formatSpan(unknownSeconds)} without data` : ''
  return `${formatPercent(coverage, { digits: 2 })}${missing}`
}

function chartOf(month: AgreementMonth, name: string): Chart {
  const shows = 'availability of each day against the objective, and allowed downtime used'
  return {
    kind: 'chart',
    alt: `Chart of ${name}: ${shows}. ${month.sentences}`,
    objective: month.result.objective,
    days: chartDays(month),
  }
}
