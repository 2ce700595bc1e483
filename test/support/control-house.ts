import express from 'express'
import { datasetId, datasetKey, type Dataset } from '../../src/backup/dataset.js'
import type { RecoveryEvidence } from '../../src/backup/evaluate-dataset.js'
import type { Framework } from '../../src/control/framework.js'
import { createControl } from '../../src/control/runtime.js'
import type { Drill } from '../../src/drill/drill.js'
import { createErrorHandler } from '../../src/http/error-handler.js'
import type { SeriesReader } from '../../src/promql/series-reader.js'
import { ignoreSteps, type Steps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { noRecoveryPoints } from './fake-recovery-points.js'
import { createMemoryLogger } from './memory-logger.js'
import { plainPages } from './plain-pages.js'

export interface ControlHouseParts {
  readonly database: Database
  readonly clock: () => Date
  readonly steps?: Steps
  readonly datasets: readonly Dataset[]
  readonly drills?: readonly Drill[]
  readonly frameworks?: readonly Framework[]
  readonly reader: SeriesReader
  /** What the ledger remembers of all of them. */
  readonly recovery: () => RecoveryEvidence
}

/** Controls of the service checkout, on a store and a Prometheus of the caller's. */
export function controlHouse(parts: ControlHouseParts) {
  const { database, clock, steps = ignoreSteps, datasets, drills = [], frameworks = [], reader, recovery } = parts
  const targets = { rtoSeconds: 1800, drillSuccessRatio: 0.95 }
  const logger = createMemoryLogger()
  const runtime = createControl({
    config: { timezone: 'Europe/Berlin', frameworks, services: [{ name: 'checkout', targets, drills, datasets }] },
    recoveryPoints: {
      ...noRecoveryPoints,
      newest: () => Promise.resolve(new Map(datasets.map((one) => [datasetId(datasetKey(one)), recovery()]))),
    },
    readers: new Map([['default', reader]]),
    ...{ database, clock, steps, logger, pages: plainPages() },
  })
  const app = express()
    .use(...(runtime.routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
  return { runtime, app, logger }
}
