import type { Pages } from '../page/pages-router.js'
import type { SeriesReader } from '../promql/series-reader.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import { datasetsStatus } from './dataset-answer.js'
import type { DatasetStatus } from './dataset-status.js'
import { datasetId, datasetKey, type Dataset, type DatasetPart, type RecoveryPointsReader } from './dataset.js'
import { createDatasetsRouter } from './datasets-router.js'
import type { ExposureTrackReader } from './exposure-track.js'
import { evaluateDataset, type RecoveryEvidence } from './evaluate-dataset.js'
import { NOT_MEASURED, type Measures } from './measure/backup-measures.js'
import { createMeasureJob } from './measure/measure-job.js'
import { isMeasured } from './measure/measure-queries.js'
import { createToldMeasures, type ToldMeasures } from './measure/told-measures-client.js'
import { createPings, type Pings, type PingsParts } from './ping/pings-router.js'
import { createDatasetReport } from './report/dataset-report.js'

/** What datasets use while the daemon runs. */
export interface BackupPorts extends Omit<PingsParts, 'datasets' | 'externalUrl'> {
  readonly config: {
    readonly services: readonly (DatasetPart & { readonly name: string })[]
    readonly server: { readonly externalUrl: string | null }
  }
  readonly recoveryPoints: RecoveryPointsReader
  readonly exposureTracks: ExposureTrackReader
  /** By name of the Prometheus. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  readonly pages: Pages
  readonly clock: Clock
  readonly logger: Logger
}

/** Tells what of each dataset would be lost now, and in reports how it was; takes what backups tell of themselves. */
export function createBackup(ports: BackupPorts): Runtime {
  const { config, recoveryPoints, clock } = ports
  const datasets = config.services.flatMap((service) => service.datasets)
  const keys = datasets.map(datasetKey)
  const identified = datasets.map((dataset) => ({ dataset, id: datasetId(datasetKey(dataset)) }))
  const { externalUrl } = config.server
  const pings = createPings({ ...ports, externalUrl, datasets: datasets.filter(({ source }) => source === 'ping') })
  const told = createToldMeasures({ ...ports, datasets })
  let newest: readonly DatasetStatus[] = []
  // In the order in which they were read.
  const withPings = (statuses: readonly DatasetStatus[]) => {
    const now = clock()
    if (!pings.hasNews()) return statuses
    return statuses.map((status, index) => withNews(status, { dataset: datasets[index], pings, now }))
  }
  const view = { datasets, clock, pages: ports.pages, tracks: ports.exposureTracks, newest: () => withPings(newest) }
  return {
    name: 'backup',
    routers: [...pings.routers, createDatasetsRouter(view)],
    navigation: [{ href: '/datasets', text: 'Datasets', place: 40 }],
    jobs: [...pings.jobs, ...(told.isAsked ? [createMeasureJob(told)] : [])],
    samples: pings.samples,
    status: readingOf(
      datasetsStatus,
      async ({ now }: { readonly now: Date }) => {
        await pings.refresh()
        await told.load()
        newest = readDatasets(identified, { newest: await recoveryPoints.newest(keys), pings, told }, now)
        return newest
      },
      withPings,
    ),
    report: createDatasetReport({ config, recoveryPoints }),
  }
}

interface Sources {
  readonly newest: Awaited<ReturnType<RecoveryPointsReader['newest']>>
  readonly pings: Pings
  readonly told: ToldMeasures
}

function readDatasets(
  datasets: readonly { readonly dataset: Dataset; readonly id: string }[],
  { newest, pings, told }: Sources,
  now: Date,
): readonly DatasetStatus[] {
  return datasets.map(({ dataset, id }) => {
    const kept = newest.get(id) ?? { pointAt: null, answeredAt: null }
    const evidence = toldOf(dataset, { pings, kept, now })
    return evaluateDataset(dataset, { ...evidence, measures: measuresOf(dataset, { pings, told }) }, now)
  })
}

function measuresOf(dataset: Dataset, { pings, told }: Pick<Sources, 'pings' | 'told'>): Measures {
  if (!isMeasured(dataset)) return NOT_MEASURED
  return dataset.source === 'ping' ? pings.measures(dataset) : told.compared(dataset)
}

/** Pings tell Plimsoll itself: whoever can ask has an answer. What was known before there were any still counts. */
function toldOf(
  dataset: Dataset,
  { pings, kept, now }: { readonly pings: Pings; readonly kept: RecoveryEvidence; readonly now: Date },
): RecoveryEvidence {
  if (dataset.source !== 'ping') return kept
  const { pointAt = null, startedAt = null } = pings.newest(dataset) ?? {}
  return { pointAt: pointAt ?? kept.pointAt, startedAt, answeredAt: now }
}

/** What has become of a status since all was read. */
function withNews(
  status: DatasetStatus,
  { dataset, pings, now }: { readonly dataset: Dataset | undefined; readonly pings: Pings; readonly now: Date },
): DatasetStatus {
  if (dataset?.source !== 'ping') return status
  const kept = { pointAt: status.newestPointAt, answeredAt: status.answeredAt }
  const { size, duration } = status
  return evaluateDataset(dataset, { ...toldOf(dataset, { pings, kept, now }), measures: { size, duration } }, now)
}
