import type { RecoveryPointsReader } from '../backup/dataset.js'
import type { ExposureTrackReader } from '../backup/exposure-track.js'
import type { Interval } from '../calendar/interval.js'
import type { PrometheusSource } from '../prometheus/source.js'
import type { Service } from '../service/service.js'
import type { SeriesReader } from '../promql/series-reader.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Logger } from '../shared/logger.js'
import type { Meter } from '../shared/meter.js'
import type { Steps } from '../shared/steps.js'
import type { TrafficReader } from '../sla/traffic-reader.js'
import type { CountsReader } from '../slo/counts.js'
import type { MinutesReader } from '../slo/minutes.js'
import type { Initiator } from '../audit/initiator.js'
import type { Database } from '../store/database.js'
import type { Backfill } from './backfill.js'
import type { LEDGER_METRICS } from './ledger-metrics.js'
import type { RefusedMinute } from './refused-log.js'

/** Whether the last question to a Prometheus was answered, and when the last answer came (`null`: none since the process started). */
export interface SourceAnswer {
  readonly name: string
  readonly answering: boolean
  readonly answeredAt: Date | null
}

/** How far an ingest has come, for people who wait. */
export interface IngestProgress {
  /** Objectives and datasets that are being caught up. */
  readonly objectives: number
  /** Minutes of history asked for so far, and in all; of one objective, not summed over them. */
  readonly minutesDone: number
  readonly minutesTotal: number
  /** Minutes of history per second of waiting. */
  readonly minutesPerSecond: number
}

export interface IngestOptions {
  readonly onProgress?: (progress: IngestProgress) => void
  /** Stops between two chunks; what was committed stays and the next call goes on from there. */
  readonly signal?: AbortSignal
}

/** What came of asking for unknown minutes again, summed over objectives and datasets. */
export interface RefillOutcome {
  /** Minutes of the hours that had unknown ones. */
  readonly askedMinutes: number
  /** Unknown minutes that are known now. */
  readonly filledMinutes: number
}

/** Everything that `ledger/` offers to the composition root. */
export interface Ledger {
  /** Every 30 s: the newest minutes of all, then a slice of the backlog of those that lag. */
  readonly job: Job
  /** Every hour: unknown minutes that a Prometheus may have learned of meanwhile. */
  readonly refillJob: Job
  /**
   * Asks for every unknown minute of an interval again, whole hours at a time. What is known stays. Rejects with `PrometheusError`; what was
   * filled until then stays.
   */
  refill(interval: Interval, signal?: AbortSignal): Promise<RefillOutcome>
  /** Once a day: drops minute detail older than `storage.minute_detail` of hours that take nothing in any more; hours stay. */
  readonly housekeepingJob: Job
  /** Every 30 s: keeps what pings told of datasets, minute by minute. */
  readonly pingJob: Job
  /** Asks for every whole minute before `instant` that is not yet in the ledger, all backlog included. Rejects with `PrometheusError`. */
  ingestUpTo(instant: Date, options?: IngestOptions): Promise<void>
  readonly counts: CountsReader
  readonly minutes: MinutesReader
  readonly traffic: TrafficReader
  readonly recoveryPoints: RecoveryPointsReader
  readonly exposureTracks: ExposureTrackReader
  /** How far it is with history; `null`: nothing is behind. */
  readonly backfill: () => Backfill | null
  /** The newest minute of each objective and dataset that was not taken, per reason, since the process started. */
  readonly refusedMinutes: () => readonly RefusedMinute[]
  /** In the order of the configuration. */
  lastAnswers(): readonly SourceAnswer[]
}

/** What the ledger reads of the configuration. */
export interface LedgerConfig {
  readonly prometheus: readonly PrometheusSource[]
  readonly services: readonly Pick<Service, 'slos' | 'datasets'>[]
  readonly storage: { readonly minuteDetailSeconds: number }
  readonly hash: string
  /** The text that `hash` is taken of. */
  readonly canonical: () => string
}

/** What a ledger is made of. */
export interface LedgerParts {
  readonly database: Database
  readonly config: LedgerConfig
  /** One per `config.prometheus`, by name. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  readonly clock: Clock
  readonly logger: Logger
  readonly steps?: Steps
  /** Who asks for late data; default: the job that does. */
  readonly initiator?: Initiator
  /** Counts series that are left out, and minutes that are not taken. */
  readonly meter?: Meter<typeof LEDGER_METRICS.leftOut | typeof LEDGER_METRICS.refused>
  /** What another ledger of the same process knew before: until the first question it is the newest knowledge. */
  readonly answers?: readonly SourceAnswer[]
}
