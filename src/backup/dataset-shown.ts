import { URGENCY, type Need, type ShownPart, type ShownRow } from '../feature/shown-part.js'
import type { Cell } from '../page/rows.js'
import { besideLimit } from '../words/beside-limit.js'
import { formatSpanBriefly } from '../words/format-span.js'
import { datasetBadge } from './dataset-badge.js'
import { datasetHref } from './dataset-href.js'
import type { DatasetStatus } from './dataset-status.js'
import { unusualSentences } from './measure/measure-words.js'

const NOTHING = '–'

/** Datasets on the pages that show everything. */
export const shownDatasets: ShownPart<readonly DatasetStatus[]> = {
  title: 'Datasets',
  list: '/datasets',
  columns: [
    { title: 'Would be lost', numeric: true },
    { title: 'May be lost', numeric: true },
    { title: 'Newest backup', numeric: true },
  ],
  empty: {
    title: 'No datasets yet',
    sentence:
      'A dataset is what a backup has to bring back, and how much of it may be lost. Write it under backups in the file of a service.',
    code: 'backups:\n  - name: orders-db\n    source: ping\n    rpo: 15m',
  },
  measured: [
    'Would be lost: the time from the newest recoverable point that was ever seen to now; it grows while the source is silent. May be lost: the recovery point objective.',
  ],
  rows: (datasets) => datasets.map(datasetRow),
}

function datasetRow(status: DatasetStatus, index: number): ShownRow {
  const { service, dataset: name, state } = status
  return {
    ...{ service, name, href: datasetHref(service, name), badge: datasetBadge(state) },
    need: needOf(status),
    cells: cellsOf(status),
    entry: `/${index}`,
  }
}

function cellsOf({ exposureSeconds: exposure, rpoSeconds, newestPointAt }: DatasetStatus): readonly Cell[] {
  const { text, limit } = besideLimit(exposure ?? 0, rpoSeconds, formatSpanBriefly)
  return [
    { text: exposure === null ? NOTHING : text, value: exposure, field: '/exposureSeconds' },
    { text: limit, value: rpoSeconds, field: '/rpoSeconds' },
    newestPointAt === null ? { text: NOTHING } : { at: newestPointAt },
  ]
}

function needOf(status: DatasetStatus): Need | null {
  const { state, exposureSeconds, rpoSeconds } = status
  const { text, limit } = besideLimit(exposureSeconds ?? 0, rpoSeconds, formatSpanBriefly)
  if (state === 'never') return { urgency: URGENCY.lost, sentence: 'No backup was ever seen.' }
  if (state === 'stale')
    return { urgency: URGENCY.lost, sentence: `${text} of data would be lost; ${limit} may be lost.` }
  if (state === 'late') return { urgency: URGENCY.atRisk, sentence: 'A planned backup is missing.' }
  if (state === 'unknown')
    return { urgency: URGENCY.unseen, sentence: 'The source that tells of its backups is silent.' }
  const unusual = state === 'suspended' ? [] : unusualSentences(status)
  return unusual.length === 0 ? null : { urgency: URGENCY.atRisk, sentence: unusual.join(' ') }
}
