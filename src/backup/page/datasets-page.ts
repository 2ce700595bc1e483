import type { Cell } from '../../page/rows.js'
import { standingListView, standingsOf, type Standing, type StandingList } from '../../page/standing-list.js'
import { besideLimit } from '../../words/beside-limit.js'
import { formatSpan } from '../../words/format-span.js'
import { datasetBadge } from '../dataset-badge.js'
import { datasetHref } from '../dataset-href.js'
import { shownDatasets } from '../dataset-shown.js'
import type { DatasetState, DatasetStatus } from '../dataset-status.js'
import type { Dataset } from '../dataset.js'

/** What the address asks for; '' is anything. */
export interface DatasetsQuery {
  readonly q: string
  readonly service: string
  readonly state: string
  /** From 1. */
  readonly page: number
}

const LIST: StandingList<Dataset, DatasetStatus, DatasetState> = {
  path: '/datasets',
  caption: 'Datasets, the worst first',
  search: { label: 'Dataset', textOf: ({ service, name }) => `${service}/${name}` },
  state: {
    label: 'State',
    all: ['never', 'stale', 'late', 'unknown', 'ageing', 'ok', 'suspended'],
    of: ({ state }) => state,
    badgeOf: datasetBadge,
  },
  compare: (one, other) => shareOf(other) - shareOf(one),
  columns: [
    { title: 'Dataset' },
    { title: 'State' },
    { title: 'Exposure', numeric: true },
    { title: 'Objective (RPO)', numeric: true },
    { title: 'Newest recovery point' },
  ],
  rowOf,
  none: 'No dataset is like that',
  empty: shownDatasets.empty,
  how: [
    'Exposure is the time since the newest recovery point that was ever seen, at the time of the status: it is asked for every 30 seconds by the query of each dataset.',
  ],
}

/** What the list of datasets shows. */
export function datasetsPage(
  datasets: readonly Dataset[],
  newest: readonly DatasetStatus[],
  { page, ...filters }: DatasetsQuery,
): object {
  const all = standingsOf(datasets, newest, ({ service, dataset }) => `${service}/${dataset}`)
  return standingListView(LIST, all, { filters, page })
}

/** Exposure as a share of the objective. */
function shareOf({ standing }: Standing<Dataset, DatasetStatus>): number {
  return standing === null ? 0 : (standing.result.exposureSeconds ?? 0) / standing.result.rpoSeconds
}

function rowOf({ thing, standing }: Standing<Dataset, DatasetStatus>): readonly Cell[] {
  const { service, name, rpoSeconds } = thing
  const first = { text: `${service}/${name}`, href: datasetHref(service, name) }
  const badge = { badge: datasetBadge(standing?.result.state ?? null) }
  if (standing === null) return [first, badge, { text: '–' }, { text: formatSpan(rpoSeconds) }, { text: '–' }]
  const { result: status, index } = standing
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
