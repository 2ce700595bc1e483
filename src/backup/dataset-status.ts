export type DatasetState = 'ok' | 'ageing' | 'stale' | 'never' | 'unknown'

/** How a dataset stands at an instant. */
export interface DatasetStatus {
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
  /** `ageing` above 70 % of the RPO, `stale` above it, `unknown` when the source has been silent for over 5 min. */
  readonly state: DatasetState
}
