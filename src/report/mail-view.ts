import type { DatasetState, DatasetStatus } from '../backup/dataset-status.js'
import type { AgreementResult, Verdict } from '../sla/agreement-result.js'
import { VERDICT_WORDS } from '../sla/verdict-words.js'
import { groupText } from '../slo/group-key.js'
import { correctionSentences } from './correction.js'
import { besideLimit } from '../words/beside-limit.js'
import { formatDate, formatInstant, formatMonth } from '../words/format-date.js'
import { formatObjective, formatPercent } from '../shared/format-percent.js'
import { formatSpan, formatSpanBriefly } from '../words/format-span.js'
import { headline, owedSentence } from './headline.js'
import { incidentsNote, incidentsView } from './incidents-view.js'
import { maintenanceView } from './maintenance-view.js'
import { methodSentences } from './method.js'
import type { AgreementMonth, DatasetMonth, ReportModel, SloMonth } from './model.js'
import { creditFact, formatAchieved, formatDelivered, formatDowntime } from './sentences.js'
import { sloNotes } from './slo-notes.js'

/** Colour of a state. Never the only sign of it: a word and a mark stand beside. */
export type Tone = 'good' | 'bad' | 'open'

/** Addresses of the two pictures of an agreement (`cid:` or `data:`). */
export interface ChartImages {
  readonly light: string
  readonly dark: string
}

/** A report as the templates take it: texts only. */
export type MailView = ReturnType<typeof mailView>

const MARKS = { good: '✓', bad: '✕', open: '?' } as const
const AT_RISK_MARK = '!'
const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  met: 'good',
  on_track: 'good',
  at_risk: 'open',
  breached: 'bad',
  undetermined: 'open',
}

/**
 * Turns a report into texts.
 *
 * @param charts pictures by place of the agreement; an agreement without one has none
 */
export function mailView(model: ReportModel, charts: readonly (ChartImages | undefined)[]) {
  const tone = overallTone(model)
  return {
    title: reportTitle(model),
    overline: [model.organisation, model.environment].filter((part) => part !== null).join(' · '),
    tone,
    mark: overallMark(model, tone),
    headline: `${headline(model)}.`,
    owed: owedSentence(model),
    preheader: [`${headline(model)}.`, ...model.agreements.map(({ sentences }) => sentences)].join(' ').slice(0, 240),
    soFar: soFar(model),
    correction: model.correction === null ? null : correctionSentences(model.correction, model.period.zone),
    agreements: model.agreements.map((month, index) => agreementView(month, charts[index])),
    maintenanceNote: 'Planned maintenance, and whether it counts against the agreement.',
    maintenance: maintenanceView(model.agreements),
    sloNote: `Over the calendar month ${periodName(model)}, not over their own rolling periods.`,
    slos: model.slos.map((slo) => sloView(slo, model.period.zone)),
    datasetNote: 'How much would have been lost, against the recovery point objective (RPO).',
    datasets: model.datasets.map(datasetView),
    incidentsNote: incidentsNote(model.incidents),
    incidents: incidentsView(model.incidents, model.period.zone),
    method: methodSentences(model),
    sources: model.agreements.map(sourceView),
    footer: footer(model),
  }
}

/** Title of a report, e.g. `Service levels, October 2026`. */
export function reportTitle(model: ReportModel): string {
  return `Service levels, ${periodName(model)}`
}

function periodName({ period }: ReportModel): string {
  return formatMonth(period.label)
}

function overallTone({ agreements }: ReportModel): Tone {
  const verdicts = agreements.map(({ result }) => result.verdict)
  if (verdicts.includes('breached')) return 'bad'
  return verdicts.some((verdict) => VERDICT_TONES[verdict] === 'open') || verdicts.length === 0 ? 'open' : 'good'
}

/** Doubt is marked as the agreements in doubt are marked themselves: `?` only where one of them is undetermined or there are none. */
function overallMark({ agreements }: ReportModel, tone: Tone): string {
  const verdicts = agreements.map(({ result }) => result.verdict)
  const isRisk = tone === 'open' && verdicts.includes('at_risk') && !verdicts.includes('undetermined')
  return isRisk ? AT_RISK_MARK : MARKS[tone]
}

function soFar({ complete, period, agreements, createdAt }: ReportModel): string | null {
  if (complete) return null
  const ends = agreements.map(({ result }) => result.judged.to.getTime())
  const until = new Date(Math.min(createdAt.getTime(), ...ends))
  return `A preview: the figures reach to ${formatInstant(until, period.zone)} and will still change.`
}

function agreementView({ result, sentences, creditsAgreed }: AgreementMonth, chart: ChartImages | undefined) {
  const tone = VERDICT_TONES[result.verdict]
  const name = `${result.service}/${result.sla}`
  const customer = result.customer === null ? [] : [`For ${result.customer}.`]
  return {
    name,
    about: [...customer, ...(result.description === null ? [] : [result.description])].join(' '),
    tone,
    mark: result.verdict === 'at_risk' ? AT_RISK_MARK : MARKS[tone],
    verdict: capitalised(VERDICT_WORDS[result.verdict]),
    delivered: formatDelivered(result),
    promised: `of ${formatObjective(result.objective)} promised`,
    sentences,
    facts: agreementFacts(result, creditsAgreed),
    chart: chart === undefined ? null : { ...chart, alt: chartAlt(name, sentences) },
  }
}

function agreementFacts(result: AgreementResult, creditsAgreed: boolean) {
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

function chartAlt(name: string, sentences: string): string {
  return `Chart of ${name}: availability of each day against the objective, and allowed downtime used. ${sentences}`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function sloView(slo: SloMonth, zone: string) {
  const { budgetSpent: spent, sli, objective } = slo
  const tone: Tone = spent === null ? 'open' : spent > 1 ? 'bad' : 'good'
  const nothing = slo.counts.observedSeconds > 0 ? 'no traffic' : 'no data'
  return {
    name: [`${slo.service}/${slo.slo}`, groupText(slo.group)].filter((part) => part !== '').join(' '),
    notes: sloNotes(slo, zone),
    observed: `${formatPercent(slo.coverage, { digits: 2 })} observed`,
    promise: formatObjective(objective),
    delivered: sli === null ? nothing : formatPercent(sli, { digits: 3, against: [objective] }),
    spent: spent === null ? 'unknown' : formatPercent(spent, { digits: 1, worse: 'more' }),
    state: { good: '✓ within', bad: '✕ overspent', open: `? ${nothing}` }[tone],
    tone,
  }
}

const NOW_STATES: Readonly<Record<DatasetState, readonly [Tone, string]>> = {
  ok: ['good', '✓ within'],
  ageing: ['good', '✓ within, ageing'],
  stale: ['bad', '✕ beyond'],
  never: ['bad', '✕ never seen'],
  unknown: ['open', '? source silent'],
}

function datasetView({ status, compliance, worstExposureSeconds: worst, coverage }: DatasetMonth) {
  const tone: Tone = compliance === null ? 'open' : compliance < 1 ? 'bad' : 'good'
  const [nowTone, nowState] = NOW_STATES[status.state]
  const mark = MARKS[tone]
  return {
    name: `${status.service}/${status.dataset}`,
    rpo: `RPO ${formatSpan(status.rpoSeconds)}`,
    observed: `${formatPercent(coverage, { digits: 2 })} observed`,
    within: compliance === null ? `${mark}\u00a0no data` : `${mark}\u00a0${formatPercent(compliance, { digits: 2 })}`,
    worst: worst === null ? 'unknown' : besideLimit(worst, status.rpoSeconds, formatSpanBriefly).text,
    now: nowText(status),
    nowTone,
    nowState,
    tone,
  }
}

function nowText({ exposureSeconds, rpoSeconds, state }: DatasetStatus): string {
  if (exposureSeconds === null) return state === 'never' ? 'everything' : 'unknown'
  return besideLimit(exposureSeconds, rpoSeconds, formatSpanBriefly).text
}

function sourceView({ result, source }: AgreementMonth) {
  const title = `${result.service}/${result.sla} counts the events of the objective ${source.slo}:`
  return { title, queries: source.queries }
}

function footer(model: ReportModel): readonly string[] {
  const made = formatInstant(model.createdAt, model.period.zone)
  return [
    `Report ${model.report}, ${model.period.label} in ${model.period.zone}, revision ${model.revision}, made on ${made}.`,
    `Plimsoll ${model.version}, configuration ${model.configHash.slice(0, 12)}.`,
  ]
}
