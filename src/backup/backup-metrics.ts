import { samplesOf, stateSamples, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { DatasetState, DatasetStatus } from './dataset-status.js'

const labels = ['service', 'dataset', 'environment']
const STATES: readonly DatasetState[] = ['ok', 'ageing', 'stale', 'never', 'unknown']

/** What could be lost now, per dataset. */
export const backupMetrics: readonly MetricDefinition[] = [
  { name: 'plimsoll_rpo_target_seconds', help: 'Recovery point objective of the dataset.', type: 'gauge', labels },
  {
    name: 'plimsoll_rpo_actual_seconds',
    help: 'Age of the newest recoverable data point: what would be lost now. Keeps growing while the source is silent. Absent when there never was one.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_backup_state',
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
      plimsoll_rpo_target_seconds: status.rpoSeconds,
      plimsoll_rpo_actual_seconds: status.exposureSeconds,
    }),
    ...stateSamples('plimsoll_backup_state', identity, { all: STATES, current: status.state }),
  ]
}
