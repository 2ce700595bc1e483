import { unusualSentences } from '../../backup/measure/measure-words.js'
import { groupText } from '../../slo/group-key.js'
import type { StatusAnswer } from '../../status/status-answer.js'
import { statusKeys } from '../../status/status-parts.js'
import { besideLimit } from '../../words/beside-limit.js'
import { briefSpan } from '../../words/brief-span.js'
import { formatPeriod } from '../../words/format-date.js'
import { formatObjective, formatPercent } from '../../shared/format-percent.js'
import { formatSpanBriefly } from '../../words/format-span.js'
import type { Colours } from '../../terminal/colours.js'
import { incidentTable } from './incident-screen.js'
import { bar, type Cell, layoutTable, tableWidth } from '../../terminal/layout-table.js'
import { plainPart } from './plain-part.js'
import { creditText, slaNotes } from './sla-notes.js'
import { sloNotes } from './slo-notes.js'
import { ratioText, UNKNOWN } from './status-texts.js'

type Slo = StatusAnswer['slos'][number]
type Sla = StatusAnswer['slas'][number]
type Dataset = StatusAnswer['datasets'][number]
type Paint = (text: string) => string

const BAR_WIDTH = 10
const SCREEN_WIDTH = 100
const CUSTOMER_COLUMN = 1
const SHORTEST_CUSTOMER = 10

/** Colour of a state wherever it is written; what is not known is dim, never green. */
const TONES = {
  met: 'green',
  ok: 'green',
  at_risk: 'yellow',
  ageing: 'yellow',
  late: 'yellow',
  suspended: 'magenta',
  on_track: 'green',
  breached: 'red',
  stale: 'red',
  never: 'red',
  no_data: 'magenta',
  no_traffic: 'magenta',
  unknown: 'magenta',
  undetermined: 'magenta',
} as const

const plain = (text: string): Cell => ({ text })

function stateCell(state: keyof typeof TONES, colours: Colours): Cell {
  return { text: state.replace('_', ' '), paint: colours[TONES[state]] }
}

function burnCell(rate: number | null, colours: Colours): Cell {
  if (rate === null) return plain(UNKNOWN)
  const paint: Paint = rate >= 1 ? colours.yellow : (text) => text
  return { text: rate >= 100 ? rate.toFixed(0) : rate.toFixed(1), paint }
}

/** The burn rate of the last hour; where there is none, why: silence and no traffic are not the same. */
function lastHourCell({ burnRates, lastHour }: Slo, colours: Colours): Cell {
  if (lastHour.heard === 'no_data') return { text: 'no data', paint: colours.magenta }
  if (lastHour.heard === 'no_traffic') return { text: 'idle', paint: colours.dim }
  return burnCell(burnRates['1h'], colours)
}

function sloRow(slo: Slo, colours: Colours): readonly Cell[] {
  const { errorBudgetRemaining: left, burnRates } = slo
  const paint = colours[TONES[slo.state]]
  return [
    plain([`${slo.service}/${slo.slo}`, groupText(slo.group)].filter((part) => part !== '').join(' ')),
    plain(formatObjective(slo.objective)),
    plain(ratioText(slo.sli, slo.objective)),
    left === null ? { text: '·'.repeat(BAR_WIDTH), paint: colours.dim } : { text: bar(left, BAR_WIDTH), paint },
    left === null ? plain(UNKNOWN) : { text: formatPercent(left, { digits: 0 }), paint },
    lastHourCell(slo, colours),
    burnCell(burnRates['6h'], colours),
    plain(formatPercent(slo.coverage, { digits: 0 })),
    stateCell(slo.state, colours),
  ]
}

function slosSection(slos: readonly Slo[], colours: Colours): readonly string[] {
  const columns = [
    { title: 'service/slo' },
    { title: 'objective', align: 'right' },
    { title: 'SLI', align: 'right' },
    { title: 'budget' },
    { title: 'left', align: 'right' },
    { title: 'burn 1h', align: 'right' },
    { title: '6h', align: 'right' },
    { title: 'seen', align: 'right' },
    { title: 'state' },
  ] as const
  const rows = slos.map((slo) => sloRow(slo, colours))
  const [titles = '', ...lines] = layoutTable(columns, rows, { title: colours.dim })
  const withNotes = lines.flatMap((line, index) => {
    const slo = slos[index]
    return slo === undefined ? [line] : [line, ...sloNotes(slo).map((note) => `  ${colours.dim(`└ ${note}`)}`)]
  })
  return section('OBJECTIVES', [titles, ...withNotes], colours)
}

/** Names of customers can be long: they give way where the table would become wider than the screen. */
function withShortCustomers(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const longest = Math.max(0, ...rows.map((row) => row[CUSTOMER_COLUMN]?.text.length ?? 0))
  const room = Math.max(SHORTEST_CUSTOMER, longest - Math.max(0, tableWidth(SLA_COLUMNS, rows) - SCREEN_WIDTH))
  const shorten = (text: string) => (text.length > room ? `${text.slice(0, room - 1)}…` : text)
  return rows.map((row) => row.map((cell, index) => (index === CUSTOMER_COLUMN ? plain(shorten(cell.text)) : cell)))
}

function slaRow(sla: Sla, colours: Colours): readonly Cell[] {
  const downtime = besideLimit(sla.downtimeUsedSeconds, sla.downtimeAllowedSeconds, briefSpan)
  const used = sla.achieved === null ? UNKNOWN : downtime.text
  return [
    plain(`${sla.service}/${sla.sla}`),
    plain(sla.customer ?? UNKNOWN),
    plain(formatObjective(sla.objective)),
    plain(ratioText(sla.achieved, sla.objective)),
    plain(`${used} of ${downtime.limit}`),
    stateCell(sla.verdict, colours),
    plain(creditText(sla.credit)),
  ]
}

const SLA_COLUMNS = [
  { title: 'service/sla' },
  { title: 'customer' },
  { title: 'promised', align: 'right' },
  { title: 'delivered', align: 'right' },
  { title: 'downtime used', align: 'right' },
  { title: 'so far' },
  { title: 'credit', align: 'right' },
] as const

function slasSection(slas: readonly Sla[], colours: Colours): readonly string[] {
  const months = [...new Set(slas.map(({ periodLabel }) => formatPeriod(periodLabel)))].join(', ')
  const rows = withShortCustomers(slas.map((sla) => slaRow(sla, colours)))
  const [titles = '', ...lines] = layoutTable(SLA_COLUMNS, rows, { title: colours.dim })
  const withNotes = lines.flatMap((line, index) => {
    const sla = slas[index]
    return sla === undefined ? [line] : [line, ...slaNotes(sla).map((note) => `  ${colours.dim(`└ ${note}`)}`)]
  })
  return section(`AGREEMENTS  ${months}, so far`, [titles, ...withNotes], colours)
}

function datasetRow(dataset: Dataset, colours: Colours): readonly Cell[] {
  const { exposureSeconds: exposure, rpoSeconds } = dataset
  const paint = colours[TONES[dataset.state]]
  const { text, limit } = besideLimit(exposure ?? 0, rpoSeconds, formatSpanBriefly)
  return [
    plain(`${dataset.service}/${dataset.dataset}`),
    exposure === null
      ? { text: '·'.repeat(BAR_WIDTH), paint: colours.dim }
      : { text: bar(exposure / rpoSeconds, BAR_WIDTH), paint },
    plain(exposure === null ? UNKNOWN : text),
    plain(limit),
    stateCell(dataset.state, colours),
  ]
}

function datasetsSection(datasets: readonly Dataset[], colours: Colours): readonly string[] {
  const columns = [
    { title: 'service/dataset' },
    { title: 'exposure' },
    { title: 'would be lost', align: 'right' },
    { title: 'may be lost', align: 'right' },
    { title: 'state' },
  ] as const
  const rows = datasets.map((dataset) => datasetRow(dataset, colours))
  const [titles = '', ...lines] = layoutTable(columns, rows, { title: colours.dim })
  const withNotes = lines.flatMap((line, index) => {
    const dataset = datasets[index]
    const notes = dataset === undefined ? [] : unusualSentences(dataset)
    return [line, ...notes.map((note) => `  ${colours.yellow(`└ ${note}`)}`)]
  })
  return section('DATASETS', [titles, ...withNotes], colours)
}

/** What goes on now, then how fast incidents of the month were noticed and ended. */
function incidentsSection({ incidents }: StatusAnswer, colours: Colours): readonly string[] {
  const open = incidents.unresolved.toReversed()
  const month = incidents.services.filter(({ period, incidents: count }) => period === 'month' && count > 0)
  return [
    ...(open.length === 0 ? [] : section('INCIDENTS  not resolved', incidentTable(open, colours), colours)),
    ...(month.length === 0 ? [] : section('INCIDENTS  of the month', monthTable(month, colours), colours)),
  ]
}

function monthTable(month: StatusAnswer['incidents']['services'], colours: Colours): readonly string[] {
  const columns = [
    { title: 'service' },
    { title: 'n', align: 'right' },
    { title: 'mean time to detect', align: 'right' },
    { title: 'target', align: 'right' },
    { title: 'to recover', align: 'right' },
    { title: 'target', align: 'right' },
  ] as const
  const measured = (mean: number | null, target: number): readonly Cell[] => {
    const { text, limit } = besideLimit(mean ?? 0, target, briefSpan)
    const paint = (mean ?? 0) <= target ? colours.green : colours.red
    return [mean === null ? plain(UNKNOWN) : { text, paint }, plain(limit)]
  }
  const rows = month.map(({ service, incidents, detect, recover, ...targets }) => [
    plain(service),
    plain(String(incidents)),
    ...measured(detect.mean, targets.detectTargetSeconds),
    ...measured(recover.mean, targets.recoverTargetSeconds),
  ])
  return layoutTable(columns, rows, { title: colours.dim })
}

function section(title: string, [titles = '', ...rows]: readonly string[], colours: Colours): readonly string[] {
  return rows.length === 0 ? [] : ['', colours.bold(title), titles, ...rows]
}

function ageText(since: string, now: Date): string {
  return formatSpanBriefly(Math.max(0, (now.getTime() - new Date(since).getTime()) / 1000))
}

function header(answer: StatusAnswer, now: Date, colours: Colours): readonly string[] {
  const { ledgerWatermark: watermark } = answer
  const age = watermark === null ? 'no data yet' : `data ${ageText(watermark, now)} old`
  const at = `${answer.at.slice(0, 10)} ${answer.at.slice(11, 16)} UTC`
  return [
    `${colours.bold(answer.organisation)}  ${colours.dim([at, age, `config ${answer.configHash.slice(0, 12)}`].join(' · '))}`,
    ...(answer.backfill === null ? [] : [colours.yellow(backfillText(answer.backfill))]),
    ...answer.sources
      .filter(({ answering }) => !answering)
      .map(({ name, answeredAt }) => {
        const last =
          answeredAt === null ? 'never answered since the start' : `last answer ${ageText(answeredAt, now)} ago`
        return colours.red(`Prometheus ${name} does not answer (${last}): what follows may be out of date`)
      }),
    ...answer.maintenance.map(({ window, to, services }) => {
      const until = `${to.slice(0, 10)} ${to.slice(11, 16)} UTC`
      return colours.yellow(`Maintenance ${window} until ${until}: ${services.join(', ')}`)
    }),
  ]
}

function backfillText({ from, to, reached, share, secondsLeft }: NonNullable<StatusAnswer['backfill']>): string {
  const day = (at: string) => at.slice(0, 10)
  const left = secondsLeft === null ? '' : `, about ${formatSpanBriefly(Math.max(1, secondsLeft))} left`
  const at = `${day(reached)} ${reached.slice(11, 16)} UTC`
  return `Reading history from ${day(from)} to ${day(to)}: ${Math.floor(share * 100)} %, at ${at}${left}`
}

type Screen = (answer: StatusAnswer, colours: Colours) => readonly string[]

/** Parts of the status that are shown in a way of their own. */
const SCREENS: Readonly<Record<string, Screen>> = {
  slos: ({ slos }, colours) => slosSection(slos, colours),
  slas: ({ slas }, colours) => slasSection(slas, colours),
  datasets: ({ datasets }, colours) => datasetsSection(datasets, colours),
  // What takes place now stands in the header.
  maintenance: () => [],
  incidents: incidentsSection,
}

function plainScreen(key: string): Screen {
  return (answer, colours) => {
    const lines = plainPart(answer[key as keyof StatusAnswer])
    return lines.length === 0 ? [] : ['', colours.bold(key.toUpperCase()), ...lines]
  }
}

/** One screen of how everything stands, made for 100 columns; ends with a line break. */
export function renderStatusScreen(
  answer: StatusAnswer,
  { now, colours }: { readonly now: Date; readonly colours: Colours },
): string {
  const lines = [
    ...header(answer, now, colours),
    ...statusKeys.flatMap((key) => {
      const screen = SCREENS[key] ?? plainScreen(key)
      return screen(answer, colours)
    }),
  ]
  return `${lines.join('\n')}\n`
}
