import { datasetId, datasetKey, type Dataset, type RecoveryPointsReader } from '../backup/dataset.js'
import type { DatasetStatus } from '../backup/dataset-status.js'
import { evaluateDataset } from '../backup/evaluate-dataset.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { Service } from '../service/service.js'
import type { IncidentSummaryReader } from '../incident/view/incident-summary.js'
import { outagesOfIncidents } from '../incident/view/outages.js'
import { maintenanceCalendar } from '../maintenance/maintenance-calendar.js'
import { windowsAt } from '../maintenance/windows-in.js'
import { objectiveId, watermarksOf, type CountsReader } from '../slo/counts.js'
import type { TrafficReader } from '../sla/traffic-reader.js'
import { sloKey } from '../slo/slo.js'
import { readAgreements } from '../sla/read-agreements.js'
import { readSlos } from '../slo/read-slos.js'
import type { ComputedStatus, SourceAnswer } from './status-document.js'

/** What a status is about. */
export interface StatusConfig {
  readonly organisation: string
  readonly services: readonly Service[]
  readonly maintenance: readonly MaintenanceWindow[]
  readonly hash: string
}

/** Where the status is read from. */
export interface StatusParts {
  readonly config: StatusConfig
  readonly version: string
  readonly counts: CountsReader
  readonly traffic: TrafficReader
  readonly recoveryPoints: RecoveryPointsReader
  readonly incidents: IncidentSummaryReader
  readonly lastAnswers: () => readonly SourceAnswer[]
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

function oldest(instants: Iterable<Date>): Date | null {
  let first: Date | null = null
  for (const instant of instants) if (first === null || instant < first) first = instant
  return first
}

/** How everything stands at `now`, out of the ledger; the number of questions does not grow with the number of objectives. */
export async function readStatus(parts: StatusParts, now: Date): Promise<ComputedStatus> {
  const { config, counts } = parts
  const slos = config.services.flatMap((service) => service.slos)
  const agreements = config.services.flatMap((service) => service.agreements)
  const datasets = config.services.flatMap((service) => service.datasets)
  const keys = new Map([...slos.map(sloKey), ...agreements.map(({ key }) => key)].map((key) => [objectiveId(key), key]))
  const objectives = await counts.objectives([...keys.values()])
  const watermarks = watermarksOf(objectives)
  const maintenance = maintenanceCalendar(config.maintenance)
  const outages = outagesOfIncidents(parts.incidents)
  return {
    organisation: config.organisation,
    version: parts.version,
    configHash: config.hash,
    at: now,
    sources: parts.lastAnswers(),
    ledgerWatermark: oldest(watermarks.values()),
    slos: await readSlos(slos, counts, { objectives, now }),
    slas: await readAgreements(agreements, { ...parts, outages, objectives, now, maintenance }),
    datasets: await readDatasets(datasets, parts.recoveryPoints, now),
    maintenance: windowsAt(config.maintenance, now),
    incidents: await parts.incidents.summary(now),
  }
}
