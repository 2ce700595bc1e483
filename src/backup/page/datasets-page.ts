import { optionsOf } from '../../page/choice.js'
import { filterForm } from '../../page/filter-form.js'
import { cutList } from '../../page/pager.js'
import { besideLimit } from '../../words/beside-limit.js'
import { formatSpan } from '../../words/format-span.js'
import { datasetBadge } from '../dataset-badge.js'
import { datasetHref } from '../dataset-href.js'
import { shownDatasets } from '../dataset-shown.js'
import type { DatasetState, DatasetStatus } from '../dataset-status.js'
import type { Dataset } from '../dataset.js'

const PATH = '/datasets'
const PAGE_SIZE = 50

/** What the address asks for; '' is anything. */
export interface DatasetsQuery {
  readonly q: string
  readonly service: string
  readonly state: string
  /** From 1. */
  readonly page: number
}

interface Listed {
  readonly dataset: Dataset
  /** `null`: no status was read yet. */
  readonly standing: { readonly status: DatasetStatus; readonly index: number } | null
}

/** The worst first. */
const STATES: readonly DatasetState[] = ['never', 'stale', 'late', 'unknown', 'ageing', 'ok', 'suspended']

/** What the list of datasets shows. */
export function datasetsPage(
  datasets: readonly Dataset[],
  newest: readonly DatasetStatus[],
  query: DatasetsQuery,
): object {
  const places = new Map(newest.map((status, index) => [`${status.service}/${status.dataset}`, { status, index }]))
  const all = datasets.map((dataset): Listed => {
    return { dataset, standing: places.get(`${dataset.service}/${dataset.name}`) ?? null }
  })
  const wanted = all.filter((one) => isWanted(one, query)).toSorted(worstFirst)
  const { page, ...filters } = query
  const { items, pager } = cutList(wanted, { page, size: PAGE_SIZE, path: PATH, query: filters })
  return {
    isAny: datasets.length > 0,
    summary: summaryOf(all),
    filter: filterForm({
      ...{ path: PATH, query: filters, search: 'Dataset' },
      choices: [
        { name: 'service', label: 'Service', options: optionsOf(datasets.map(({ service }) => service)) },
        { name: 'state', label: 'State', options: STATES.map((one) => [one, datasetBadge(one).text]) },
      ],
    }),
    none: { title: 'No dataset is like that', sentence: 'Show all, or choose something else.' },
    empty: shownDatasets.empty,
    list: { caption: 'Datasets, the worst first', columns: COLUMNS, rows: items.map(rowOf) },
    pager,
    how: [
      'Exposure is the time since the newest recovery point that was ever seen, at the time of the status: it is asked for every 30 seconds by the query of each dataset.',
    ],
  }
}

const COLUMNS = [
  { title: 'Dataset' },
  { title: 'State' },
  { title: 'Exposure', numeric: true },
  { title: 'Objective (RPO)', numeric: true },
  { title: 'Newest recovery point' },
]

function isWanted({ dataset, standing }: Listed, { q, service, state }: DatasetsQuery): boolean {
  return (
    `${dataset.service}/${dataset.name}`.toLowerCase().includes(q.trim().toLowerCase()) &&
    (service === '' || dataset.service === service) &&
    (state === '' || standing?.status.state === state)
  )
}

function worstFirst(one: Listed, other: Listed): number {
  const weight = ({ standing }: Listed) => (standing === null ? STATES.length : STATES.indexOf(standing.status.state))
  const share = ({ standing }: Listed) => {
    return standing === null ? 0 : (standing.status.exposureSeconds ?? 0) / standing.status.rpoSeconds
  }
  return weight(one) - weight(other) || share(other) - share(one)
}

function summaryOf(all: readonly Listed[]): string {
  return STATES.map((state) => {
    const count = all.filter(({ standing }) => standing?.status.state === state).length
    return count === 0 ? '' : `${count} ${datasetBadge(state).text}`
  })
    .filter((text) => text !== '')
    .join(', ')
}

function rowOf({ dataset, standing }: Listed) {
  const { service, name, rpoSeconds } = dataset
  const first = { text: `${service}/${name}`, href: datasetHref(service, name) }
  const badge = { badge: datasetBadge(standing?.status.state ?? null) }
  if (standing === null) return [first, badge, { text: '–' }, { text: formatSpan(rpoSeconds) }, { text: '–' }]
  const { status, index } = standing
  const { exposureSeconds: exposure, newestPointAt: at } = status
  const { text } = besideLimit(exposure ?? 0, status.rpoSeconds, formatSpan)
  return [
    first,
    badge,
    exposure === null ? { text: 'unknown' } : { text, value: exposure, field: `/datasets/${index}/exposureSeconds` },
    { text: formatSpan(status.rpoSeconds), value: status.rpoSeconds, field: `/datasets/${index}/rpoSeconds` },
    at === null ? { text: 'never' } : { at },
  ]
}
