import type { Cell, Section, Tone } from '../../document/blocks.js'
import type { ReportScope } from '../../feature/report-section.js'
import { formatObjective, formatPercent } from '../../shared/format-percent.js'
import { formatDay, formatInstant, formatPeriod } from '../../words/format-date.js'
import { formatSpan } from '../../words/format-span.js'
import { groupText } from '../group-key.js'
import type { SloMonth } from './slo-month.js'

/** How the share of a budget that was spent came about. */
export const BUDGET_METHOD =
  'Budget spent is the bad share × the share of the period that was observed ÷ (1\u00a0−\u00a0objective): time not observed counts as average traffic without errors.'

/** The objectives of a report. */
export function sloSection(slos: readonly SloMonth[], { period }: Pick<ReportScope, 'period'>): Section {
  return {
    id: 'slos',
    title: 'Objectives',
    note: `Over ${formatPeriod(period.label)}, not over their own periods.`,
    blocks: [
      {
        kind: 'table',
        columns: ['Objective', 'Promise', 'Delivered', 'Budget spent', { title: 'Observed', on: 'text' }],
        rows: slos.map((slo) => rowOf(slo, period.zone)),
      },
      {
        kind: 'sentences',
        on: 'text',
        texts: slos.flatMap((slo) => sloNotes(slo, period.zone).map((note) => `${nameOf(slo)}: ${note}.`)),
      },
    ],
  }
}

function nameOf({ service, slo, group }: SloMonth): string {
  return [`${service}/${slo}`, groupText(group)].filter((part) => part !== '').join(' ')
}

function rowOf(slo: SloMonth, zone: string): readonly (string | Cell)[] {
  const { budgetSpent: spent, sli, objective } = slo
  const tone: Tone = spent === null ? 'open' : spent > 1 ? 'bad' : 'good'
  const nothing = slo.counts.observedSeconds > 0 ? 'no traffic' : 'no data'
  const observed = formatPercent(slo.coverage, { digits: 2 })
  const state = { good: '✓ within', bad: '✕ overspent', open: `? ${nothing}` }[tone]
  return [
    { text: nameOf(slo), below: [`${observed} observed`, ...sloNotes(slo, zone)] },
    formatObjective(objective),
    sli === null ? nothing : formatPercent(sli, { digits: 3, against: [objective] }),
    {
      text: spent === null ? 'unknown' : formatPercent(spent, { digits: 1, worse: 'more' }),
      tone,
      strong: true,
      below: [{ text: state, tone }],
    },
    observed,
  ]
}

type Facts = Pick<SloMonth, 'objectives' | 'counts' | 'partialSince' | 'definitionChangedAt'>

/** What a reader must know to read the figures of an objective right: each a part of a sentence; none where nothing is special. */
export function sloNotes(
  { objectives, counts, partialSince, definitionChangedAt }: Facts,
  zone: string,
): readonly string[] {
  const changes = objectives.slice(1).map(({ from, objective }, index) => {
    const before = formatObjective(objectives[index]?.objective ?? objective)
    return `${before} promised until ${formatDay(from, zone)}, ${formatObjective(objective)} since`
  })
  return [
    ...changes,
    ...(partialSince === null
      ? []
      : [`measured for ${formatSpan(counts.observedSeconds)}, since ${formatInstant(partialSince, zone)}`]),
    ...(definitionChangedAt === null ? [] : [`counted differently since ${formatInstant(definitionChangedAt, zone)}`]),
  ]
}
