import type { FilterForm } from '../page/filter-form.js'
import { cutList, type PagerOrder } from '../page/pager.js'
import type { Cell } from '../page/rows.js'
import { serviceHref } from '../service/service-href.js'
import { formatObjective } from '../shared/format-percent.js'
import { besideLimit } from '../words/beside-limit.js'
import { formatPeriod } from '../words/format-date.js'
import { formatSpanBriefly } from '../words/format-span.js'
import type { KpiAnswer, KpisAnswer } from './kpi-answer.js'
import { ratioText, type KpiName } from './kpi.js'

const NAMES: Readonly<Record<KpiName, { readonly short: string; readonly meaning: string }>> = {
  rto: { short: 'RTO', meaning: 'longest time to recover' },
  rpo: { short: 'RPO', meaning: 'most data without a backup' },
  mttd: { short: 'MTTD', meaning: 'mean time to detect' },
  mttr: { short: 'MTTR', meaning: 'mean time to recover' },
  test_success: { short: 'Test success', meaning: 'drills that were passed, of a year' },
}

const VERDICTS = {
  met: { tone: 'good', text: 'met' },
  missed: { tone: 'bad', text: 'missed' },
  undetermined: { tone: 'open', text: 'undetermined' },
} as const

const CHANGES = { better: 'better now', worse: 'worse now', same: 'the same' } as const

/** More names than this are counted. */
const MOST_NAMES = 3

/** What the page of key figures shows; its numbers are those of `toKpisAnswer`. */
export function kpisView(answer: KpisAnswer, order: PagerOrder): object {
  const { items, pager } = cutList(
    answer.services.map((one, index) => ({ one, index })),
    order,
  )
  return {
    period: formatPeriod(answer.period.label),
    filter: filterOf(order),
    organisation: {
      caption: 'Key figures of the organisation',
      columns: columnsOf('Figure'),
      rows: answer.organisation.map((figure, index) => [
        { text: NAMES[figure.name].short, note: meaningOf(figure) },
        ...cellsOf(figure, `/organisation/${index}`),
      ]),
    },
    services: items.map(({ one, index }) => ({
      name: one.service,
      href: serviceHref(one.service),
      table: {
        caption: `Key figures of ${one.service}`,
        columns: columnsOf('Figure'),
        rows: one.figures.map((figure, place) => [
          { text: NAMES[figure.name].short, note: NAMES[figure.name].meaning },
          ...cellsOf(figure, `/services/${index}/figures/${place}`),
        ]),
      },
    })),
    pager,
    sentences: SENTENCES,
  }
}

function filterOf({ path, query: { period = '' } }: PagerOrder): FilterForm {
  const search = { id: 'period', name: 'period', label: 'Period, such as 2026-10 or 2026-Q3', value: period }
  return { action: path, search, choices: [], reset: period === '' ? null : path }
}

const SENTENCES = [
  'RTO is the longest time from onset to recovery of the incidents that began in the period, MTTD and MTTR are means: from onset to detection, and to recovery. Drills, false alarms and parts of others are left out, and so are incidents whose times are not known well enough, which are counted as unknown.',
  'RPO is the greatest age that the newest recovery point of a dataset had; it is missed where it was above the objective for a minute. A dataset of which nothing was observed is unknown.',
  'Test success is the share of passed drills of those that were passed or failed in the year up to the end of the period; tabletops and runs that were given up are left out.',
  'Services with different targets are told apart: nothing is averaged over them. With few incidents a mean says little.',
]

function columnsOf(first: string) {
  return [
    { title: first },
    { title: 'Now', numeric: true },
    { title: 'Target', numeric: true },
    { title: 'Stands' },
    { title: 'Before', numeric: true },
    { title: 'Trend' },
  ]
}

function meaningOf({ name, about }: KpiAnswer): string {
  const shown = about.slice(0, MOST_NAMES).join(', ')
  const more = about.length > MOST_NAMES ? ` and ${about.length - MOST_NAMES} more` : ''
  return `${NAMES[name].meaning}: ${shown}${more}`
}

function cellsOf(figure: KpiAnswer, pointer: string): readonly Cell[] {
  const { target, verdict, previous, change } = figure
  return [
    valueCell(figure, figure, `${pointer}/value`),
    target === null
      ? { text: 'none' }
      : {
          text: targetText(figure, target),
          value: target,
          field: `${pointer}/target`,
          note: figure.unit === 'ratio' ? 'at least' : '',
        },
    verdict === null ? { text: 'not measured' } : { badge: VERDICTS[verdict] },
    valueCell(figure, previous, `${pointer}/previous/value`),
    { text: change === null ? '–' : CHANGES[change] },
  ]
}

type Value = KpiAnswer['previous']

function valueCell(figure: KpiAnswer, { value, count, unknown }: Value, field: string): Cell {
  const note = `n ${count}${unknown === 0 ? '' : `, ${unknown} unknown`}`
  if (value === null) return { text: noneText(figure.name, unknown), note }
  return { text: valueText(figure, value), value, field, note }
}

/** Nothing happened is something else than nobody knows. */
function noneText(name: KpiName, unknown: number): string {
  if (name === 'rpo') return 'no data'
  if (name === 'test_success') return 'no drill'
  return unknown > 0 ? 'unknown' : 'no incident'
}

function valueText({ unit, target }: KpiAnswer, value: number): string {
  if (unit === 'ratio') return ratioText(value, target)
  return besideLimit(value, target ?? Infinity, formatSpanBriefly).text
}

function targetText({ unit, value }: KpiAnswer, target: number): string {
  return unit === 'ratio' ? formatObjective(target) : besideLimit(value ?? 0, target, formatSpanBriefly).limit
}
