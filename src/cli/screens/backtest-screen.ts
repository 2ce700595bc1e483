import type { MatchedAlert, KnownIncident } from '../../backtest/match-incidents.js'
import type { Trial } from '../../backtest/run-trial.js'
import { secondsOf, type Interval } from '../../calendar/interval.js'
import { formatObjective, formatPercent } from '../../shared/format-percent.js'
import { formatNumber } from '../../shared/format-number.js'
import { briefSpan } from '../../words/brief-span.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable, type Cell } from '../../terminal/layout-table.js'

/** One backtest for people: alerts as written, and as tried where something is tried. */
export interface BacktestResult {
  readonly subject: string
  readonly interval: Interval
  /** `null`: there is no history at all. */
  readonly historyFrom: Date | null
  /** Where the numbers come from, as a sentence. */
  readonly source: string
  readonly incidents: readonly KnownIncident[]
  readonly incidentSource: string
  readonly written: Trial
  /** `null`: nothing is tried. */
  readonly tried: Trial | null
}

const UNKNOWN = '–'
const plain = (text: string): Cell => ({ text })

const ALERT_COLUMNS = [
  { title: 'severity' },
  { title: 'windows' },
  { title: 'began (UTC)' },
  { title: 'ended (UTC)' },
  { title: 'lasted', align: 'right' },
  { title: 'worst burn', align: 'right' },
  { title: 'limit', align: 'right' },
  { title: 'incident' },
] as const

/** What the alerts would have done, and what they would have meant; ends with a line break. */
export function renderBacktest(result: BacktestResult, colours: Colours): string {
  const { subject, interval, written, tried } = result
  const shown = tried ?? written
  const lines = [
    `${colours.bold(subject)}  ${stamp(interval.from)} to ${stamp(interval.to)} UTC, objective ${formatObjective(shown.plan.objective)}`,
    colours.dim(`${result.source}; ${result.incidentSource}`),
    ...shown.plan.remarks.map((remark) => colours.yellow(`note: ${remark}`)),
    '',
    ...alertLines(shown, colours),
    ...missedLines(shown, colours),
    '',
    ...layoutTable(summaryColumns(tried), summaryRows(result), { title: colours.dim }),
  ]
  return `${lines.join('\n')}\n`
}

function alertLines({ matching }: Trial, colours: Colours): readonly string[] {
  if (matching.alerts.length === 0) return ['No page and no ticket.']
  const rows = matching.alerts.map((alert) => alertRow(alert, colours))
  return layoutTable(ALERT_COLUMNS, rows, { title: colours.dim })
}

function alertRow(alert: MatchedAlert, colours: Colours): readonly Cell[] {
  const { tier, from, to, fires, worstBurn, incidents, group } = alert
  const labels = Object.entries(group).map(([label, value]) => `${label}=${value}`)
  return [
    { text: tier.severity, paint: tier.severity === 'page' ? colours.red : colours.yellow },
    plain(`${tier.long.name}/${tier.short.name}`),
    plain(stamp(from)),
    plain(fires ? 'fires' : stamp(to)),
    plain(briefSpan(secondsOf({ from, to }))),
    plain(`${formatNumber(Number(worstBurn.toPrecision(3)))}×`),
    plain(`${formatNumber(Number(tier.factor.toPrecision(3)))}×`),
    plain([...labels, incidents.length === 0 ? UNKNOWN : incidents.join(', ')].join('  ')),
  ]
}

function missedLines({ matching }: Trial, colours: Colours): readonly string[] {
  if (matching.missed.length === 0) return []
  return [
    '',
    colours.yellow('Nobody would have been paged for:'),
    ...matching.missed.map(({ name, title, from, to }) => {
      const span = to === null ? 'goes on' : briefSpan(secondsOf({ from, to }))
      return `  ${name}  ${stamp(from)}  ${span}  ${title}`
    }),
  ]
}

function summaryColumns(tried: Trial | null) {
  const first = [{ title: '' }, { title: 'as written', align: 'right' }] as const
  return tried === null ? first : [...first, { title: 'as tried', align: 'right' } as const]
}

function summaryRows({ written, tried, incidents }: BacktestResult): readonly (readonly Cell[])[] {
  const trials = tried === null ? [written] : [written, tried]
  const rows = trials.map((trial) => summaryOf(trial, incidents.length))
  return Object.keys(rows[0] ?? {}).map((title) => [plain(title), ...rows.map((row) => plain(row[title] ?? UNKNOWN))])
}

function summaryOf({ plan, summary, matching }: Trial, known: number): Readonly<Record<string, string>> {
  const perWeek = (count: number, weekly: number) => `${count} (${weekly.toFixed(1)} a week)`
  const percent = (ratio: number | null, digits: number) =>
    ratio === null ? UNKNOWN : formatPercent(ratio, { digits })
  return {
    objective: formatObjective(plan.objective),
    tiers: plan.tiers.map(({ severity, long }) => `${severity} ${long.name}`).join(', '),
    pages: perWeek(summary.pages, summary.pagesPerWeek),
    tickets: perWeek(summary.tickets, summary.ticketsPerWeek),
    'incidents paged':
      known === 0 ? 'none known' : `${matching.paged.length} of ${matching.paged.length + matching.missed.length}`,
    'pages with an incident': percent(summary.precision, 0),
    'time with a page': briefSpan(summary.pageSeconds),
    'time with a ticket': briefSpan(summary.ticketSeconds),
    'SLI of the period': percent(summary.sli, 3),
    'budget left at the end': percent(summary.budgetRemaining, 1),
    'of the period seen': percent(summary.coverage, 0),
  }
}

function stamp(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ')
}
