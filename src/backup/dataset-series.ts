import { renderLabels } from '../promql/render-series.js'
import { BACKUP_LABELS } from './backup-names.js'
import type { Dataset } from './dataset.js'

/** The labels on every recorded series of a dataset: what identifies it, and nothing else. */
export function datasetLabels({ service, name, environment }: Dataset): Record<string, string> {
  return {
    [BACKUP_LABELS.service]: service,
    [BACKUP_LABELS.dataset]: name,
    ...(environment === null ? {} : { [BACKUP_LABELS.environment]: environment }),
  }
}

/** Selector of one recorded series of a dataset. */
export function recordedBackup(metric: string, dataset: Dataset): string {
  return renderLabels(metric, datasetLabels(dataset))
}

/** How long the rules remember a silent source: until its last point is stale, and a day more; whole hours, in seconds. */
export function memorySeconds({ rpoSeconds }: Pick<Dataset, 'rpoSeconds'>): number {
  return Math.ceil(rpoSeconds / 3600) * 3600 + 86_400
}
