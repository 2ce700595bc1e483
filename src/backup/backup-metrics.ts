import { renderLabels } from '../promql/render-series.js'
import { samplesOf, stateSamples, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import { DATASET_STATES, type DatasetStatus } from './dataset-status.js'
import type { Dataset } from './dataset.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const BACKUP_METRICS = {
  target: 'plimsoll_rpo_target_seconds',
  actual: 'plimsoll_rpo_actual_seconds',
  state: 'plimsoll_backup_state',
  point: 'plimsoll_backup_data_point_timestamp_seconds',
  pings: 'plimsoll_pings_total',
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

/** The samples of one dataset. */
export function backupSamples(status: DatasetStatus): readonly MetricSample[] {
  const identity = { service: status.service, dataset: status.dataset, environment: status.environment }
  return [
    ...samplesOf(identity, {
      [BACKUP_METRICS.target]: status.rpoSeconds,
      [BACKUP_METRICS.actual]: status.exposureSeconds,
    }),
    ...stateSamples(BACKUP_METRICS.state, identity, { all: DATASET_STATES, current: status.state }),
  ]
}
