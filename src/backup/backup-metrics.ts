import { samplesOf, stateSamples, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { DatasetState, DatasetStatus } from './dataset-status.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const BACKUP_METRICS = {
  target: 'plimsoll_rpo_target_seconds',
  actual: 'plimsoll_rpo_actual_seconds',
  state: 'plimsoll_backup_state',
} as const

const labels = ['service', 'dataset', 'environment']
const STATES: readonly DatasetState[] = ['ok', 'ageing', 'stale', 'never', 'unknown']

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
    help: '1 for the present state (ok, ageing, stale, never, unknown), 0 for the others.',
    type: 'gauge',
    labels: [...labels, 'state'],
  },
]

/** The samples of one dataset. */
export function backupSamples(status: DatasetStatus): readonly MetricSample[] {
  const identity = { service: status.service, dataset: status.dataset, environment: status.environment }
  return [
    ...samplesOf(identity, {
      [BACKUP_METRICS.target]: status.rpoSeconds,
      [BACKUP_METRICS.actual]: status.exposureSeconds,
    }),
    ...stateSamples(BACKUP_METRICS.state, identity, { all: STATES, current: status.state }),
  ]
}
