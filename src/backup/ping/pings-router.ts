import type { RequestHandler } from 'express'
import type { Clock } from '../../shared/clock.js'
import type { Job } from '../../shared/job.js'
import type { Meter } from '../../shared/meter.js'
import type { MetricSample } from '../../shared/metric.js'
import { samplesOf } from '../../shared/metric.js'
import type { Steps } from '../../shared/steps.js'
import type { Database } from '../../store/database.js'
import { BACKUP_METRICS } from '../backup-metrics.js'
import { datasetId, datasetKey, type Dataset } from '../dataset.js'
import type { Measures } from '../measure/backup-measures.js'
import { createPingMeasures } from '../measure/ping-measures-store.js'
import { createNewestPings, type PingEvidence } from './newest-pings-store.js'
import { createPingHousekeepingJob } from './ping-housekeeping-job.js'
import { createPingIntake } from './ping-intake-store.js'
import { createPingLimits } from './ping-limits.js'
import { createPingRouter } from './ping-router.js'
import { createPingTargets, type PingDirectory } from './ping-targets-store.js'
import { createRunsRouter } from './runs-router.js'

export interface PingsParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
  readonly meter: Meter<typeof BACKUP_METRICS.pings>
  /** Those that are told of by pings. */
  readonly datasets: readonly Dataset[]
  /** `null`: nobody has said how Plimsoll is reached. */
  readonly externalUrl: string | null
}

/** Pings of datasets. */
export interface Pings {
  readonly routers: readonly RequestHandler[]
  readonly jobs: readonly Job[]
  /** Reads anew what was told of every dataset. Rejects when the store fails. */
  refresh(): Promise<void>
  /** What was told of a dataset until now; `null`: it is not told of by pings, or nothing was read yet. */
  newest(dataset: Dataset): PingEvidence | null
  /** Size and duration of its newest good runs; nothing where nothing was read yet. */
  measures(dataset: Dataset): Measures
  /** Whether any was told of since all was read. */
  hasNews(): boolean
  readonly samples: () => readonly MetricSample[]
}

/** Puts them together. Nothing is read or written here. */
export function createPings(parts: PingsParts): Pings {
  const { database, datasets } = parts
  const targets = createPingTargets(parts)
  const memory = createNewestPings(database)
  const measures = createPingMeasures(database)
  let known: { readonly byDataset: ReadonlyMap<string, number>; hasNews: boolean } | null = null
  const idOf = (dataset: Dataset) => known?.byDataset.get(datasetId(datasetKey(dataset)))
  const newest = (dataset: Dataset) => {
    const id = idOf(dataset)
    return id === undefined ? null : memory.of(id)
  }
  const intake = createPingIntake({
    ...parts,
    onKept({ target }, run) {
      memory.note(target.id, run)
      if (known !== null) known.hasNews = true
    },
  })
  return {
    routers: [
      createPingRouter({ ...parts, targets, intake, limits: createPingLimits() }),
      createRunsRouter({ ...parts, targets }),
    ],
    jobs: datasets.length === 0 ? [] : [createPingHousekeepingJob(database)],
    async refresh() {
      if (datasets.length === 0) return
      const byDataset = idsOf(await targets.directory())
      await memory.refresh()
      await measures.refresh([...byDataset.values()].map((id) => ({ id, newestAt: memory.of(id).pointAt })))
      known = { byDataset, hasNews: false }
    },
    newest,
    measures: (dataset) => measures.of(idOf(dataset)),
    hasNews: () => known?.hasNews === true,
    samples: () => datasets.flatMap((dataset) => samplesOfDataset(dataset, newest(dataset))),
  }
}

function idsOf({ all }: PingDirectory): ReadonlyMap<string, number> {
  return new Map(all.map(({ target, dataset }) => [datasetId(datasetKey(dataset)), target.id]))
}

/** Nothing before all was read: that is not the same as a dataset without a backup. */
function samplesOfDataset(
  { service, name, environment }: Dataset,
  evidence: PingEvidence | null,
): readonly MetricSample[] {
  if (evidence === null) return []
  const at = evidence.pointAt === null ? 0 : evidence.pointAt.getTime() / 1000
  return samplesOf({ service, dataset: name, environment }, { [BACKUP_METRICS.point]: at })
}
