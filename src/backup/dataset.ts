import type { Schedule } from '../calendar/due-times.js'
import type { Interval } from '../calendar/interval.js'
import type { ControlPlan } from './controls/control-plan.js'
import type { MeasureName } from './measure/backup-measures.js'
import type { Semantics } from './semantics.js'

/** A set of data that is backed up, with what was promised for it. */
export interface Dataset {
  readonly service: string
  readonly name: string
  readonly environment: string | null
  readonly prometheus: string
  /** Former name, whose history goes on; `null`: it has had none. */
  readonly renamedFrom: string | null
  /** Former name of its service; `null`: it has had none. */
  readonly serviceRenamedFrom: string | null
  readonly description: string | null
  /** `ping`: backups tell Plimsoll themselves; `query`: a Prometheus is asked. */
  readonly source: 'query' | 'ping'
  /** Name of the tool of which `lastSuccess` is; `null`: the query was written out, or nobody is asked. */
  readonly preset: string | null
  /** Labels by which it is found among all that the tool backs up. */
  readonly match: Readonly<Record<string, string>>
  /** What the time of a backup means. */
  readonly semantics: Semantics
  /** PromQL: Unix seconds at which the last successful backup was completed; of pings, as old as its data. */
  readonly lastSuccess: string
  /** How often the metrics of `lastSuccess` are scraped. */
  readonly scrapeIntervalSeconds: number
  readonly rpoSeconds: number
  /** Subtracted from a completion whose start is not known: the data of a backup is as old as its start. 0 where not given. */
  readonly expectedDurationSeconds: number
  /** How long after a planned time its backup may be done, in seconds; `null`: nobody says, and it is never late. */
  readonly graceSeconds: number | null
  /** `null`: it is judged. */
  readonly suspended: { readonly until: Date; readonly reason: string } | null
  /** Whether an older time than before means that backups are gone: else the source has forgotten. */
  readonly reportsLoss: boolean
  /** Of pings: whether a run that could not read everything (exit status 3) is a success. */
  readonly partialIsOk: boolean
  /** PromQL of the size (bytes) and the duration (seconds) of its newest backup; `null`: no query tells it. */
  readonly measureQueries: Readonly<Record<MeasureName, string | null>>
  /** Whether nobody wants to hear that its newest backup is far smaller, larger, shorter or longer than usual. */
  readonly isUnusualIgnored: boolean
  /** When backups are planned; `null`: nobody says. */
  readonly schedule: Schedule | null
  /** Things of inventories that its backups have, by name of the inventory. */
  readonly covers: Readonly<Record<string, readonly string[]>>
  /** What has to be so besides, as far as somebody asks for it. */
  readonly controls: readonly ControlPlan[]
  readonly serviceLabels: Readonly<Record<string, string>>
  readonly links: Readonly<Record<string, string>>
}

/** What lies between the time that the query gives and the data of that backup, in seconds. */
export function subtractedSeconds({
  source,
  semantics,
  expectedDurationSeconds,
}: Pick<Dataset, 'source' | 'semantics' | 'expectedDurationSeconds'>): number {
  return source === 'query' && semantics === 'completion' ? expectedDurationSeconds : 0
}

/** What datasets are of a service. */
export interface DatasetPart {
  readonly datasets: readonly Dataset[]
}

/** What identifies a dataset in the ledger. `environment` is '' for none. */
export interface DatasetKey {
  readonly prometheus: string
  readonly environment: string
  readonly service: string
  readonly dataset: string
}

/** The key as one text, for maps. */
export function datasetId(key: DatasetKey): string {
  return `${key.prometheus}/${key.environment}/${key.service}/${key.dataset}`
}

/** Under which key the ledger keeps a dataset. */
export function datasetKey({ prometheus, environment, service, name }: Dataset): DatasetKey {
  return { prometheus, environment: environment ?? '', service, dataset: name }
}

/** By what the exposure of a dataset is measured. */
export type ExposureTerms = Pick<Dataset, 'rpoSeconds' | 'reportsLoss'>

/** Which dataset is asked about, and by what it is measured. */
export interface ExposureQuestion extends ExposureTerms {
  readonly key: DatasetKey
}

/** What is asked about the exposure of a dataset. */
export function exposureQuestion(dataset: Dataset): ExposureQuestion {
  const { rpoSeconds, reportsLoss } = dataset
  return { key: datasetKey(dataset), rpoSeconds, reportsLoss }
}

/** How a dataset kept its objective over an interval. */
export interface ExposureSummary {
  /** Minutes for which the source answered, in seconds. */
  readonly observedSeconds: number
  /** Part of `observedSeconds` with exposure <= RPO. */
  readonly compliantSeconds: number
  /** Largest exposure seen, in seconds; `null` when nothing was observed. */
  readonly worstExposureSeconds: number | null
}

/** The memory of recovery points as its readers see it. Implemented by `ledger/`. */
export interface RecoveryPointsReader {
  /** Newest data point ever seen (last known good, never moving backwards), and when the source last answered. Missing: never seen. */
  newest(
    keys: readonly DatasetKey[],
  ): Promise<ReadonlyMap<string, { readonly pointAt: Date | null; readonly answeredAt: Date | null }>>
  /** Exposure against `rpoSeconds` over whole minutes of `interval`; missing from the map when there is no row. */
  exposure(datasets: readonly ExposureQuestion[], interval: Interval): Promise<ReadonlyMap<string, ExposureSummary>>
}
