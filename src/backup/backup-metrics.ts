import { renderLabels } from '../promql/render-series.js'
import {
  presentLabels,
  samplesOf,
  stateSamples,
  type MetricDefinition,
  type MetricLabels,
  type MetricSample,
} from '../shared/metric.js'
import { remembering } from '../shared/remembering.js'
import { DATASET_STATES, type DatasetStatus } from './dataset-status.js'
import { FEWEST_RUNS, MEASURES, MOST_RUNS, type Measured, type Measures } from './measure/backup-measures.js'
import type { Dataset } from './dataset.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const BACKUP_METRICS = {
  target: 'plimsoll_rpo_target_seconds',
  actual: 'plimsoll_rpo_actual_seconds',
  state: 'plimsoll_backup_state',
  point: 'plimsoll_backup_data_point_timestamp_seconds',
  pings: 'plimsoll_pings_total',
  size: 'plimsoll_backup_size_bytes',
  usualSize: 'plimsoll_backup_usual_size_bytes',
  duration: 'plimsoll_backup_duration_seconds',
  usualDuration: 'plimsoll_backup_usual_duration_seconds',
  unusual: 'plimsoll_backup_unusual',
} as const

const labels = ['service', 'dataset', 'environment']

/** What could be lost now, per dataset. */
export const backupMetrics: readonly MetricDefinition[] = [
  { name: BACKUP_METRICS.target, help: 'Recovery point objective of the dataset.', type: 'gauge', labels },
  {
    name: BACKUP_METRICS.actual,
    help: 'Age of the newest recoverable data point: what would be lost now. Keeps growing while the source is silent. Absent when there never was one.',
    type: 'gauge',
    labels,
  },
  {
    name: BACKUP_METRICS.state,
    help: '1 for the present state (ok, late, ageing, stale, never, unknown, suspended), 0 for the others.',
    type: 'gauge',
    labels: [...labels, 'state'],
  },
  {
    name: BACKUP_METRICS.point,
    help: 'Of datasets with source ping: Unix time as old as the newest data that can be restored; 0 where no backup was ever told of. The rules of such datasets read it, so that their Prometheus has to scrape Plimsoll.',
    type: 'gauge',
    labels,
  },
  {
    name: BACKUP_METRICS.size,
    help: 'Size of the newest backup of which it is known. Absent where nobody tells it.',
    type: 'gauge',
    labels,
  },
  {
    name: BACKUP_METRICS.usualSize,
    help: `Median size of up to ${MOST_RUNS} backups before it. Absent where it is known of fewer than ${FEWEST_RUNS}.`,
    type: 'gauge',
    labels,
  },
  {
    name: BACKUP_METRICS.duration,
    help: 'How long the newest backup took of which that is known. Absent where nobody tells it.',
    type: 'gauge',
    labels,
  },
  {
    name: BACKUP_METRICS.usualDuration,
    help: `Median duration of up to ${MOST_RUNS} backups before it. Absent where it is known of fewer than ${FEWEST_RUNS}.`,
    type: 'gauge',
    labels,
  },
  {
    name: BACKUP_METRICS.unusual,
    help: '1 where the newest backup has less than half or more than twice of the usual (`measure`: size, duration), else 0. Absent where nothing is known to be usual.',
    type: 'gauge',
    labels: [...labels, 'measure'],
  },
  {
    name: BACKUP_METRICS.pings,
    help: 'Pings of backups by what became of them: accepted (kept, then answered), unknown (no such id or slug), malformed, limited (too many within a minute), failed (the store could not be written).',
    type: 'counter',
    labels: ['outcome'],
  },
]

/** PromQL: how old the newest data of a dataset is that is told of by pings, as Plimsoll itself exports it. */
export function pingPointQuery({
  service,
  environment,
  name,
}: Pick<Dataset, 'service' | 'environment' | 'name'>): string {
  return `max(${renderLabels(BACKUP_METRICS.point, { service, dataset: name, ...(environment === null ? {} : { environment }) })})`
}

/** The samples of datasets. */
export function backupSamples(statuses: readonly DatasetStatus[]): readonly MetricSample[] {
  const samples: MetricSample[] = []
  for (const { one: status, made } of steadyOf(statuses)) {
    const { labels } = made
    samples.push(...made.samples)
    const { exposureSeconds: value, size, duration } = status
    if (value !== null) samples.push({ name: BACKUP_METRICS.actual, labels, value })
    if (size !== null || duration !== null) samples.push(...measureSamples(status, labels))
  }
  return samples
}

/** What of a dataset's samples stays as long as its state does: most of them. */
function steadySamples({ service, dataset, environment, rpoSeconds, state }: DatasetStatus) {
  const labels = presentLabels({ service, dataset, environment })
  const samples = [
    ...samplesOf(labels, { [BACKUP_METRICS.target]: rpoSeconds }),
    ...stateSamples(BACKUP_METRICS.state, labels, { all: DATASET_STATES, current: state }),
  ]
  return { labels, samples }
}

const STEADY = ['service', 'dataset', 'environment', 'rpoSeconds', 'state'] as const

const steadyOf = remembering(
  (before: DatasetStatus, now: DatasetStatus) => STEADY.every((key) => before[key] === now[key]),
  steadySamples,
)

const METRICS_OF = {
  size: { value: BACKUP_METRICS.size, usual: BACKUP_METRICS.usualSize },
  duration: { value: BACKUP_METRICS.duration, usual: BACKUP_METRICS.usualDuration },
} as const

function measureSamples(status: Measures, identity: MetricLabels): readonly MetricSample[] {
  return MEASURES.flatMap((measure) => {
    const measured = status[measure]
    if (measured === null) return []
    const names = METRICS_OF[measure]
    return [
      ...samplesOf(identity, { [names.value]: measured.value, [names.usual]: measured.usual }),
      ...samplesOf({ ...identity, measure }, { [BACKUP_METRICS.unusual]: unusual(measured) }),
    ]
  })
}

function unusual({ usual, isUnusual }: Measured): number | null {
  return usual === null ? null : Number(isUnusual)
}
