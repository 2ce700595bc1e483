import type { Block, Card, Chart, Fact, Section } from '../../document/blocks.js'
import type { AgreementResult } from '../agreement-result.js'
import type { AgreementMonth, ReportedAgreement } from './agreement-month.js'
import { formatDelivered, formatDowntime, leftOutText } from './agreement-words.js'
import { badTimeBlocks } from './bad-time-blocks.js'
import { chartDays } from './chart-days.js'
import { creditFact } from './credit-words.js'
import { periodsBlocks } from './periods-table.js'
import { formatAchieved } from './ratio-words.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'
import { VERDICT_TONES, verdictMark } from './verdict-marks.js'

/**
 * An agreement in a report: its verdict, its figures, its days as a picture, and its bad time; of several periods a line for each, and the days of
 * the worst.
 *
 * @param stretches how many pages show of its bad time at most
 */
export function agreementSection(agreement: ReportedAgreement, stretches: number, say: AgreementSpeech): Section {
  const { name, months, worst } = agreement
  const isOne = months.length === 1
  const title = isOne ? name : `${name}, ${say.period(worst.result.periodLabel)}`
  const periods: readonly Block[] = isOne ? [] : periodsBlocks(agreement, say)
  const bad = badTimeBlocks(months, stretches, say)
  const blocks = [cardOf(worst, title, say), ...periods, chartOf(worst, title, say), ...bad]
  return { id: `agreement:${name}`, title: null, note: null, blocks }
}

function cardOf({ result, sentences, creditsAgreed }: AgreementMonth, title: string, say: AgreementSpeech): Card {
  const { texts } = say
  const tone = VERDICT_TONES[result.verdict]
  const customer = result.customer === null ? [] : [texts.card.customer(result.customer)]
  return {
    kind: 'card',
    pill: { mark: verdictMark(result.verdict), text: capitalised(texts.verdicts[result.verdict]), tone },
    title,
    about: [...customer, ...(result.description === null ? [] : [result.description])].join(' '),
    figure: { text: formatDelivered(result, say), note: texts.card.promised(say.objective(result.objective)), tone },
    sentences,
    facts: factsOf(result, creditsAgreed, say),
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function factsOf(result: AgreementResult, creditsAgreed: boolean, say: AgreementSpeech): readonly Fact[] {
  const { card, unknown, noneAgreed } = say.texts
  const { used, allowed } = formatDowntime(result, say)
  const { excludedSeconds: excluded, forecast, claim } = result
  return [
    { label: card.used, value: result.achieved === null ? unknown : used },
    { label: card.allowed, value: allowed },
    { label: card.credit, value: creditsAgreed ? creditFact(result, say) : noneAgreed },
    ...(excluded === 0 ? [] : [{ label: card.leftOut, value: leftOutText(result, say) }]),
    ...(forecast === null
      ? []
      : [{ label: card.pace, value: card.atPace(formatAchieved(result, forecast.projected, say)) }]),
    ...(claim === null ? [] : [{ label: card.claim, value: say.date(claim.lastDay) }]),
    { label: card.observed, value: observedFact(result, say) },
  ]
}

function observedFact({ coverage, unknownSeconds }: AgreementResult, say: AgreementSpeech): string {
  const share = say.percent(coverage, { digits: 2 })
  return unknownSeconds > 0 ? say.texts.card.without(share, say.span(unknownSeconds)) : share
}

function chartOf(month: AgreementMonth, name: string, say: AgreementSpeech): Chart {
  const { chart, chartLabels } = say.texts
  const days = chartDays(month)
  const hasGaps = days.some(({ silent }) => silent)
  return {
    kind: 'chart',
    alt: chart(name, month.sentences),
    labels: {
      days: chartLabels.days(hasGaps),
      used: chartLabels.used,
      allowed: chartLabels.allowed,
      decimalMark: say.decimalMark,
    },
    objective: month.result.objective,
    days,
  }
}
