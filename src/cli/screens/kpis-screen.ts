import type { KpiAnswer, KpisAnswer } from '../../kpi/kpi-answer.js'
import { countText, KPI_CHANGES, KPI_WORDS, noneText, targetText, valueText } from '../../kpi/kpi-words.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable } from '../../terminal/layout-table.js'
import { formatPeriod } from '../../words/format-date.js'

type Shown = Omit<KpisAnswer, 'organisation'> & Partial<Pick<KpisAnswer, 'organisation'>>

const COLUMNS = ['of', 'figure', 'now', 'n', 'target', 'stands', 'before', 'months'].map((title) => ({ title }))

/** A service may share a target with many others. */
const MOST_NAMES = 3

/** Key figures as a table, those of all services first. Ends with a line break. */
export function renderKpis({ period, months, organisation = [], services }: Shown, colours: Colours): string {
  const rows = [
    ...organisation.map((figure) => rowOf(aboutText(figure), figure, colours)),
    ...services.flatMap(({ service, figures }) => figures.map((figure) => rowOf(service, figure, colours))),
  ]
  if (rows.length === 0) return 'There are no services yet.\n'
  const head = colours.dim(`${formatPeriod(period.label)}; months: ${months[0] ?? ''} to ${months.at(-1) ?? ''}`)
  return `${[head, ...layoutTable(COLUMNS, rows, { title: colours.dim })].join('\n')}\n`
}

function aboutText({ about }: KpiAnswer): string {
  const more = about.length > MOST_NAMES ? ` and ${about.length - MOST_NAMES} more` : ''
  return `all: ${about.slice(0, MOST_NAMES).join(', ')}${more}`
}

function rowOf(of: string, figure: KpiAnswer, colours: Colours) {
  const { name, target, verdict, unit, change } = figure
  const paint = { met: colours.green, missed: colours.red, undetermined: colours.yellow }
  const goal = target === null ? 'none' : targetText(figure, target)
  return [
    { text: of },
    { text: KPI_WORDS[name].short },
    { text: said(figure, figure) },
    { text: countText(figure).replace(/^n /, '') },
    { text: unit === 'ratio' && target !== null ? `≥ ${goal}` : goal },
    verdict === null ? { text: 'not measured' } : { text: verdict, paint: paint[verdict] },
    { text: `${said(figure, figure.previous)}${change === null ? '' : `, ${KPI_CHANGES[change]}`}` },
    { text: barsOf(figure.trend) },
  ]
}

function said(figure: KpiAnswer, { value, unknown }: Pick<KpiAnswer, 'value' | 'unknown'>): string {
  return value === null ? noneText(figure.name, unknown) : valueText(figure, value)
}

const BARS = '▁▂▃▄▅▆▇█'

/** A character for each month, as high as its value beside the highest; a dot where there is none. */
function barsOf(trend: readonly (number | null)[]): string {
  const most = Math.max(0, ...trend.map((value) => value ?? 0)) || 1
  const heightOf = (value: number) => Math.round((value / most) * (BARS.length - 1))
  return trend.map((value) => (value === null ? '·' : (BARS[heightOf(value)] ?? '·'))).join('')
}
