import type { Proposal } from '../../discover/proposal.js'
import { youngWarning } from '../../discover/render-proposal.js'
import { formatPercent } from '../../shared/format-percent.js'
import { roundAge } from '../../discover/round-age.js'
import { formatDuration } from '../../shared/duration.js'
import { formatNumber } from '../../shared/format-number.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable, type Cell } from '../../terminal/layout-table.js'

interface ScreenSettings {
  readonly root: string
  readonly files: readonly string[]
  readonly colours: Colours
}

const plain = (text: string): Cell => ({ text })

const SLO_COLUMNS = [
  { title: 'service' },
  { title: 'SLO' },
  { title: 'objective', align: 'right' },
  { title: 'was', align: 'right' },
  { title: 'events', align: 'right' },
  { title: 'over', align: 'right' },
  { title: 'seen', align: 'right' },
  { title: 'budget left', align: 'right' },
] as const

const DATASET_COLUMNS = [
  { title: 'service' },
  { title: 'dataset' },
  { title: 'RPO', align: 'right' },
  { title: 'usual age', align: 'right' },
  { title: 'worst age', align: 'right' },
] as const

/** What was proposed and written, and what to do next; ends with a line break. */
export function renderInit(proposal: Proposal, { root, files, colours }: ScreenSettings): string {
  const tables = [sloTable(proposal, colours), datasetTable(proposal, colours)].filter((rows) => rows.length > 0)
  const drafts = proposal.drafts.map(({ service, entry, reason }) =>
    colours.dim(`draft: ${service} ${String(entry['name'])}: ${reason}`),
  )
  const left = [...drafts, ...proposal.left.map((reason) => colours.dim(`left: ${reason}`))]
  const young = proposal.youngSeconds
  return [
    ...(young === null ? [] : [colours.yellow(youngWarning(young)), '']),
    ...tables.flatMap((rows) => [...rows, '']),
    ...(left.length === 0 ? [] : [...left, '']),
    ...files.map((file) => `written  ${file}`),
    '',
    'Next: read them, then',
    `  plimsoll --config ${root} validate`,
    `  plimsoll --config ${root} generate`,
    `  plimsoll --config ${root} serve`,
    '',
  ].join('\n')
}

function sloTable({ services }: Proposal, colours: Colours): readonly string[] {
  const rows = services.flatMap(({ name, slos }) =>
    slos.map(({ name: slo, pick, past }) => [
      plain(name),
      plain(slo),
      plain(`${formatNumber(pick.objective)} %`),
      {
        text: formatPercent(pick.sli, { digits: 3, against: [pick.objective / 100] }),
        paint: pick.budgetLeft < 0 ? colours.red : colours.green,
      },
      plain(Math.round(past.events).toLocaleString('en-GB')),
      plain(`${past.days}d`),
      plain(formatPercent(past.coverage, { digits: 0 })),
      plain(formatPercent(pick.budgetLeft, { digits: 0 })),
    ]),
  )
  return rows.length === 0 ? [] : layoutTable(SLO_COLUMNS, rows, { title: colours.dim })
}

function datasetTable({ services }: Proposal, colours: Colours): readonly string[] {
  const rows = services.flatMap(({ name, datasets }) =>
    datasets.map(({ name: dataset, rpo, fact }) => [
      plain(name),
      plain(dataset),
      plain(formatDuration(rpo)),
      plain(roundAge(fact.usualAge)),
      { text: roundAge(fact.worstAge), paint: fact.worstAge > rpo ? colours.yellow : colours.green },
    ]),
  )
  return rows.length === 0 ? [] : layoutTable(DATASET_COLUMNS, rows, { title: colours.dim })
}
