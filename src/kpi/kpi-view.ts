import type { FilterForm } from '../page/filter-form.js'
import type { Bars } from '../page/bars.js'
import { cutList, type PagerOrder } from '../page/pager.js'
import type { Cell } from '../page/rows.js'
import { serviceHref } from '../service/service-href.js'
import { formatPeriod } from '../words/format-date.js'
import type { KpiAnswer, KpisAnswer } from './kpi-answer.js'
import { countText, KPI_CHANGES, KPI_WORDS, noneText, targetText, valueText } from './kpi-words.js'

const VERDICTS = {
  met: { tone: 'good', text: 'met' },
  missed: { tone: 'bad', text: 'missed' },
  undetermined: { tone: 'open', text: 'undetermined' },
} as const

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
        { text: KPI_WORDS[figure.name].short, note: meaningOf(figure) },
        ...cellsOf(figure, { pointer: `/organisation/${index}`, months: answer.months }),
      ]),
    },
    services: items.map(({ one, index }) => ({
      name: one.service,
      href: serviceHref(one.service),
      table: {
        caption: `Key figures of ${one.service}`,
        columns: columnsOf('Figure'),
        rows: one.figures.map((figure, place) => [
          { text: KPI_WORDS[figure.name].short, note: KPI_WORDS[figure.name].meaning },
          ...cellsOf(figure, { pointer: `/services/${index}/figures/${place}`, months: answer.months }),
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
  'The bars are the months up to the end of the period, twelve at most: those that miss the target stand out, the dashed line is the target, a short line is a month without any. Of many datasets the recovery points of fewer months are read.',
  'Services with different targets are told apart: nothing is averaged over them. With few incidents a mean says little.',
]

/** Where a figure stands in the twin, and the months of its trend. */
interface Place {
  readonly pointer: string
  readonly months: readonly string[]
}

function columnsOf(first: string) {
  return [
    { title: first },
    { title: 'Now', numeric: true },
    { title: 'Target', numeric: true },
    { title: 'Stands' },
    { title: 'Before', numeric: true },
    { title: 'Against before' },
    { title: 'Months' },
  ]
}

function meaningOf({ name, about }: KpiAnswer): string {
  const shown = about.slice(0, MOST_NAMES).join(', ')
  const more = about.length > MOST_NAMES ? ` and ${about.length - MOST_NAMES} more` : ''
  return `${KPI_WORDS[name].meaning}: ${shown}${more}`
}

function cellsOf(figure: KpiAnswer, { pointer, months }: Place): readonly Cell[] {
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
    { text: change === null ? '–' : KPI_CHANGES[change] },
    figure.trend.every((value) => value === null) ? { text: '–' } : { bars: barsOf(figure, months) },
  ]
}

/** The trend as bars, and in words for those who do not see them. */
function barsOf(figure: KpiAnswer, months: readonly string[]): Bars {
  const { trend, target, unit } = figure
  const values = trend.map((value) => (value === null ? 'none' : valueText(figure, value))).join(', ')
  const [first = '', last = ''] = [months[0], months.at(-1)].map((month) => formatPeriod(month ?? ''))
  const isLeast = unit === 'ratio'
  return { alt: `${first} to ${last}: ${values}`, values: trend, limit: target, isLeast }
}

type Value = KpiAnswer['previous']

function valueCell(figure: KpiAnswer, { value, count, unknown }: Value, field: string): Cell {
  const note = countText({ count, unknown })
  if (value === null) return { text: noneText(figure.name, unknown), note }
  return { text: valueText(figure, value), value, field, note }
}
