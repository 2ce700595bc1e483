import type { Block, Card, Chart, Fact, Section } from '../../document/blocks.js'
import { formatObjective, formatPercent } from '../../shared/format-percent.js'
import { formatDate, formatPeriod } from '../../words/format-date.js'
import { formatSpan } from '../../words/format-span.js'
import type { AgreementResult } from '../agreement-result.js'
import { VERDICT_WORDS } from '../verdict-words.js'
import type { AgreementMonth, ReportedAgreement } from './agreement-month.js'
import { creditFact, formatAchieved, formatDelivered, formatDowntime } from './agreement-words.js'
import { chartDays } from './chart-days.js'
import { periodsBlocks } from './periods-table.js'
import { VERDICT_TONES, verdictMark } from './verdict-marks.js'

/** An agreement in a report: its verdict, its figures, and its days as a picture; of several periods a line for each, and the days of the worst. */
export function agreementSection(agreement: ReportedAgreement): Section {
  const { name, months, worst } = agreement
  const [only, ...others] = months
  const blocks: readonly Block[] =
    others.length === 0
      ? [cardOf(only, name), chartOf(only, name)]
      : [
          cardOf(worst, name, periodOf(worst)),
          ...periodsBlocks(agreement),
          chartOf(worst, `${name}, ${periodOf(worst)}`),
        ]
  return { id: `agreement:${name}`, title: null, note: null, blocks }
}

function periodOf({ result }: AgreementMonth): string {
  return formatPeriod(result.periodLabel)
}

/** @param period which of several it shows */
function cardOf({ result, sentences, creditsAgreed }: AgreementMonth, name: string, period?: string): Card {
  const tone = VERDICT_TONES[result.verdict]
  const customer = result.customer === null ? [] : [`For ${result.customer}.`]
  return {
    kind: 'card',
    pill: { mark: verdictMark(result.verdict), text: capitalised(VERDICT_WORDS[result.verdict]), tone },
    title: period === undefined ? name : `${name}, ${period}`,
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
