import type { DatasetState, DatasetStatus } from './dataset-status.js'
import type { Dataset } from './dataset.js'

/** What is remembered of a dataset's source; both `null`: nothing was ever seen. */
export interface RecoveryEvidence {
  /** Newest data point ever seen: completion of the last backup less its duration. */
  readonly pointAt: Date | null
  readonly answeredAt: Date | null
}

const SILENT_AFTER_SECONDS = 300

/** Share of the RPO above which a dataset is ageing. */
const AGEING_ABOVE = 0.7

function ageSeconds(of: Date | null, now: Date): number | null {
  return of === null ? null : Math.max(0, (now.getTime() - of.getTime()) / 1000)
}

function stateOf(rpoSeconds: number, exposure: number | null, silence: number | null): DatasetState {
  if (silence === null || silence > SILENT_AFTER_SECONDS) return 'unknown'
  if (exposure === null) return 'never'
  if (exposure > rpoSeconds) return 'stale'
  return exposure > AGEING_ABOVE * rpoSeconds ? 'ageing' : 'ok'
}

/** How a dataset stands at `now`. A silent source is `unknown` whatever it said last, yet its exposure keeps growing. */
export function evaluateDataset(dataset: Dataset, { pointAt, answeredAt }: RecoveryEvidence, now: Date): DatasetStatus {
  const exposureSeconds = ageSeconds(pointAt, now)
  return {
    service: dataset.service,
    dataset: dataset.name,
    environment: dataset.environment,
    description: dataset.description,
    rpoSeconds: dataset.rpoSeconds,
    newestPointAt: pointAt,
    exposureSeconds,
    answeredAt,
    state: stateOf(dataset.rpoSeconds, exposureSeconds, ageSeconds(answeredAt, now)),
  }
}
