import { secondsOf, type Interval } from '../../calendar/interval.js'
import type { DatasetStatus } from '../dataset-status.js'
import type { Dataset, ExposureSummary } from '../dataset.js'
import { evaluateDataset, type RecoveryEvidence } from '../evaluate-dataset.js'

/** A dataset over the report's period, and how it stood when the report was made. */
export interface DatasetMonth {
  readonly status: DatasetStatus
  /** Observed time with exposure within the RPO / observed time; `null`: nothing was observed. */
  readonly compliance: number | null
  /** Largest exposure seen, in seconds; `null`: nothing was observed. */
  readonly worstExposureSeconds: number | null
  /** Observed share of the period so far, [0, 1]. */
  readonly coverage: number
}

export interface DatasetEvidence {
  readonly dataset: Dataset
  readonly judged: Interval
  /** `null`: the source never answered in the period. */
  readonly exposure: ExposureSummary | null
  readonly recovery: RecoveryEvidence
}

/** The figures of a dataset in a report made at `now`. */
export function datasetMonth({ dataset, judged, exposure, recovery }: DatasetEvidence, now: Date): DatasetMonth {
  const observed = exposure?.observedSeconds ?? 0
  const seconds = secondsOf(judged)
  return {
    status: evaluateDataset(dataset, recovery, now),
    compliance: exposure === null || observed === 0 ? null : exposure.compliantSeconds / observed,
    worstExposureSeconds: exposure?.worstExposureSeconds ?? null,
    coverage: seconds === 0 ? 0 : Math.min(1, observed / seconds),
  }
}
