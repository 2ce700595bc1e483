import type { Interval } from '../calendar/interval.js'
import type { ExposureQuestion, ExposureSummary } from './dataset.js'

/** What of a dataset would have been lost within one hour. */
export interface HourOfExposure {
  readonly from: Date
  /** Largest exposure seen, in seconds; `null`: the source did not answer, or knew of no backup. */
  readonly worstSeconds: number | null
  /** Minutes for which the source answered, in seconds. */
  readonly observedSeconds: number
}

/** A backup that the source told of. */
export interface SeenBackup {
  /** Its newest data: completion less the time that a backup takes. */
  readonly pointAt: Date
  /** End of the minute in which the source told of it first; of the oldest it may have before. */
  readonly seenAt: Date
}

/** A dataset over a stretch of time. */
export interface ExposureTrack extends ExposureSummary {
  /** Every hour of it of which anything is kept, oldest first. */
  readonly hours: readonly HourOfExposure[]
  /** Oldest first. */
  readonly backups: readonly SeenBackup[]
}

/** The memory of recovery points hour by hour. Implemented by `ledger/`. */
export interface ExposureTrackReader {
  /** `null`: the dataset is not in the ledger. */
  track(dataset: ExposureQuestion, interval: Interval): Promise<ExposureTrack | null>
}
