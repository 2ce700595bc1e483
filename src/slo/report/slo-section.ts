import type { Cell, Section, Tone } from '../../document/blocks.js'
import type { ReportScope } from '../../feature/report-section.js'
import type { Locale } from '../../words/language/language.js'
import { groupText } from '../group-key.js'
import type { SloMonth } from './slo-month.js'
import { sloSpeech, type SloSpeech } from './texts/slo-texts.js'

/** How the share of a budget that was spent came about. */
export function budgetMethod(locale: Locale): string {
  return sloSpeech(locale).texts.budgetMethod
}

/** The objectives of a report. */
export function sloSection(
  slos: readonly SloMonth[],
  { period, locale }: Pick<ReportScope, 'period' | 'locale'>,
): Section {
  const say = sloSpeech(locale)
  const { title, note, noteOn, columns } = say.texts
  const { objective, promise, delivered, spent, observed } = columns
  return {
    id: 'slos',
    title,
    note: note(say.period(period.label)),
    blocks: [
      {
        kind: 'table',
        columns: [objective, promise, delivered, spent, { title: observed, on: 'text' }],
        rows: slos.map((slo) => rowOf(slo, period.zone, say)),
      },
      {
        kind: 'sentences',
        on: 'text',
        texts: slos.flatMap((slo) => sloNotes(slo, period.zone, say).map((one) => noteOn(nameOf(slo), one))),
      },
    ],
  }
}

function nameOf({ service, slo, group }: SloMonth): string {
  return [`${service}/${slo}`, groupText(group)].filter((part) => part !== '').join(' ')
}

function rowOf(slo: SloMonth, zone: string, say: SloSpeech): readonly (string | Cell)[] {
  const { texts, percent } = say
  const { sli, objective } = slo
  const observed = percent(slo.coverage, { digits: 2 })
  const nothing = slo.counts.observedSeconds > 0 ? texts.noTraffic : texts.noData
  return [
    { text: nameOf(slo), below: [texts.observed(observed), ...sloNotes(slo, zone, say)] },
    say.objective(objective),
    sli === null ? nothing : percent(sli, { digits: 3, against: [objective] }),
    spentCell(slo, nothing, say),
    observed,
  ]
}

function spentCell({ budgetSpent: spent }: SloMonth, nothing: string, { texts, percent }: SloSpeech): Cell {
  const tone: Tone = spent === null ? 'open' : spent > 1 ? 'bad' : 'good'
  const state = { good: `✓ ${texts.within}`, bad: `✕ ${texts.overspent}`, open: `? ${nothing}` }[tone]
  const text = spent === null ? texts.unknown : percent(spent, { digits: 1, worse: 'more' })
  return { text, tone, strong: true, below: [{ text: state, tone }] }
}

type Facts = Pick<SloMonth, 'objectives' | 'counts' | 'partialSince' | 'definitionChangedAt'>

/** What a reader must know to read the figures of an objective right: each a part of a sentence; none where nothing is special. */
export function sloNotes(
  { objectives, counts, partialSince, definitionChangedAt }: Facts,
  zone: string,
  say: SloSpeech,
): readonly string[] {
  const { promiseChanged, measured, countedDifferently } = say.texts
  const changes = objectives.slice(1).map(({ from, objective }, index) => {
    const before = say.objective(objectives[index]?.objective ?? objective)
    return promiseChanged(before, say.day(from, zone), say.objective(objective))
  })
  return [
    ...changes,
    ...(partialSince === null ? [] : [measured(say.span(counts.observedSeconds), say.instant(partialSince, zone))]),
    ...(definitionChangedAt === null ? [] : [countedDifferently(say.instant(definitionChangedAt, zone))]),
  ]
}
