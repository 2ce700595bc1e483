import type { RuleGroup } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { backupAlerts } from './backup-alerts.js'
import { datasetLabels, memorySeconds, recordedBackup } from './dataset-series.js'
import { BACKUP_SERIES } from './backup-names.js'
import { dataPointOf, lastSuccessQuery } from './backup-queries.js'
import type { Dataset } from './dataset.js'

/** Name of the group of one dataset. */
export function backupGroupName({ service, name }: Pick<Dataset, 'service' | 'name'>): string {
  return `backup:${service}:${name}`
}

/** The rules of one dataset: what its source says, how much would be lost now, and who must hear of it. */
export function backupRules(dataset: Dataset): RuleGroup {
  const lastSuccess = recordedBackup(BACKUP_SERIES.lastSuccess, dataset)
  const dataPoint = recordedBackup(BACKUP_SERIES.dataPoint, dataset)
  const labels = datasetLabels(dataset)
  return {
    name: backupGroupName(dataset),
    interval: '1m',
    rules: [
      { record: BACKUP_SERIES.lastSuccess, expr: lastSuccessQuery(dataset), labels },
      { record: BACKUP_SERIES.dataPoint, expr: dataPointOf(lastSuccess, dataset), labels },
      // A source that falls silent does not stop the clock: the last known point keeps ageing.
      {
        record: BACKUP_SERIES.exposure,
        expr: `time() - last_over_time(${dataPoint}[${formatDuration(memorySeconds(dataset))}])`,
        labels,
      },
      ...backupAlerts(dataset),
    ],
  }
}
