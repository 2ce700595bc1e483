import type { Occurrence } from '../maintenance/windows-in.js'
import type { DatasetStatus } from '../backup/dataset-status.js'
import type { IncidentSummary } from '../incident/view/incident-summary.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { SloStatus } from '../slo/slo-status.js'

/** History on its way into the ledger. */
export interface Backfill {
  readonly from: Date
  readonly to: Date
  readonly reached: Date
  readonly share: number
  readonly secondsLeft: number | null
}

/** Whether the last question to a Prometheus was answered, and when the last answer came (`null`: none since the process started). */
export interface SourceAnswer {
  readonly name: string
  readonly answering: boolean
  readonly answeredAt: Date | null
}

/** How everything stands at one instant. `GET /api/v1/status` is this, dates as RFC 3339 and money as decimal text. */
export interface StatusDocument extends ComputedStatus {
  /** History that is being read; `null`: nothing is behind. Of this instant, not of `at`. */
  readonly backfill: Backfill | null
}

/** As much of a status as is computed now and then. */
export interface ComputedStatus {
  readonly organisation: string
  readonly version: string
  readonly configHash: string
  /** When this was computed. */
  readonly at: Date
  readonly sources: readonly SourceAnswer[]
  /** Oldest ledger watermark of all objectives; `null`: nothing ingested yet. */
  readonly ledgerWatermark: Date | null
  readonly slos: readonly SloStatus[]
  /** In the calendar period that runs. */
  readonly slas: readonly AgreementResult[]
  readonly datasets: readonly DatasetStatus[]
  /** Planned maintenance that takes place now. */
  readonly maintenance: readonly Occurrence[]
  readonly incidents: IncidentSummary
}
