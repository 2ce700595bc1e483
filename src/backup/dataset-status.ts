import type { Measures } from './measure/backup-measures.js'

export const DATASET_STATES = ['ok', 'late', 'ageing', 'stale', 'never', 'unknown', 'suspended'] as const

export type DatasetState = (typeof DATASET_STATES)[number]

/** How a dataset stands at an instant. */
export interface DatasetStatus extends Measures {
  readonly service: string
  readonly dataset: string
  readonly environment: string | null
  readonly description: string | null
  readonly rpoSeconds: number
  /** Time of the newest data point that Plimsoll ever saw; `null`: it never saw one. */
  readonly newestPointAt: Date | null
  /** What would be lost now: now − newest data point, in seconds; keeps growing while the source is silent. */
  readonly exposureSeconds: number | null
  /** When the source last answered; `null`: never. */
  readonly answeredAt: Date | null
  /** When the next backup is planned; `null`: nothing is planned, or none was ever seen. */
  readonly nextDueAt: Date | null
  /** From when on that one is late; `null`: nobody said how late it may be. */
  readonly lateAt: Date | null
  /** `late`: the planned backup is missing since its grace is over; `suspended`: it is not judged now; `ageing` above 70 % of the RPO, `stale` above it, `unknown` when the source has been silent for over 5 min. */
  readonly state: DatasetState
}
