import type { DatasetState, DatasetStatus } from './dataset-status.js'
import type { Dataset } from './dataset.js'
import { NOT_MEASURED, type Measures } from './measure/backup-measures.js'
import { nextDue } from './next-due.js'

/** What is remembered of a dataset's source; both `null`: nothing was ever seen. */
export interface RecoveryEvidence {
  /** Newest data point ever seen: completion of the last backup less its duration. */
  readonly pointAt: Date | null
  readonly answeredAt: Date | null
  /** When that backup began, where that is not as old as its data. */
  readonly startedAt?: Date | null
  /** What is known of the size and the duration of its newest backup; left out: nothing. */
  readonly measures?: Measures
}

const SILENT_AFTER_SECONDS = 300

/** Share of the RPO above which a dataset is ageing. */
const AGEING_ABOVE = 0.7

function ageSeconds(of: Date | null, now: Date): number | null {
  return of === null ? null : Math.max(0, (now.getTime() - of.getTime()) / 1000)
}

interface Standing {
  readonly exposure: number | null
  readonly silence: number | null
  readonly lateAt: Date | null
  readonly now: Date
}

/** The first that fits: what is suspended is not judged, what is not known is not judged well, and what is lost is worse than what is late. */
function stateOf(dataset: Dataset, standing: Standing): DatasetState {
  const { suspended } = dataset
  const { exposure, silence, now } = standing
  if (suspended !== null && now < suspended.until) return 'suspended'
  if (silence === null || silence > SILENT_AFTER_SECONDS) return 'unknown'
  return exposure === null ? 'never' : stateOfAge(dataset.rpoSeconds, exposure, standing)
}

function stateOfAge(rpoSeconds: number, exposure: number, { lateAt, now }: Standing): DatasetState {
  if (exposure > rpoSeconds) return 'stale'
  if (lateAt !== null && now > lateAt) return 'late'
  return exposure > AGEING_ABOVE * rpoSeconds ? 'ageing' : 'ok'
}

/** How a dataset stands at `now`. A silent source is `unknown` whatever it said last, yet its exposure keeps growing. */
export function evaluateDataset(dataset: Dataset, evidence: RecoveryEvidence, now: Date): DatasetStatus {
  const { pointAt, answeredAt, startedAt = null, measures = NOT_MEASURED } = evidence
  const exposure = ageSeconds(pointAt, now)
  const { dueAt, lateAt } = nextDue(dataset, startedAt ?? pointAt)
  return {
    service: dataset.service,
    dataset: dataset.name,
    environment: dataset.environment,
    description: dataset.description,
    rpoSeconds: dataset.rpoSeconds,
    newestPointAt: pointAt,
    exposureSeconds: exposure,
    answeredAt,
    nextDueAt: dueAt,
    lateAt,
    state: stateOf(dataset, { exposure, silence: ageSeconds(answeredAt, now), lateAt, now }),
    ...measures,
  }
}
