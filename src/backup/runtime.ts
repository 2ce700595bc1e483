import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import { datasetsStatus } from './dataset-answer.js'
import type { DatasetStatus } from './dataset-status.js'
import { datasetId, datasetKey, type Dataset, type DatasetPart, type RecoveryPointsReader } from './dataset.js'
import { evaluateDataset } from './evaluate-dataset.js'
import { createDatasetReport } from './report/dataset-report.js'

/** What datasets use while the daemon runs. */
export interface BackupPorts {
  readonly config: { readonly services: readonly (DatasetPart & { readonly name: string })[] }
  readonly recoveryPoints: RecoveryPointsReader
}

/** Tells what of each dataset would be lost now, and in reports how it was. */
export function createBackup({ config, recoveryPoints }: BackupPorts): Runtime {
  const datasets = config.services.flatMap((service) => service.datasets)
  return {
    name: 'backup',
    status: readingOf(datasetsStatus, ({ now }: { readonly now: Date }) => readDatasets(datasets, recoveryPoints, now)),
    report: createDatasetReport({ config, recoveryPoints }),
  }
}

async function readDatasets(
  datasets: readonly Dataset[],
  reader: RecoveryPointsReader,
  now: Date,
): Promise<readonly DatasetStatus[]> {
  const newest = await reader.newest(datasets.map(datasetKey))
  return datasets.map((dataset) => {
    const evidence = newest.get(datasetId(datasetKey(dataset))) ?? { pointAt: null, answeredAt: null }
    return evaluateDataset(dataset, evidence, now)
  })
}
