import type { Backfill } from '../ledger/backfill.js'
import type { SourceAnswer } from '../ledger/ledger.js'
import type { StatusValues } from './status-parts.js'

/** How everything stands at one instant. `GET /api/v1/status` is this, dates as RFC 3339 and money as decimal text. */
export interface StatusDocument extends ComputedStatus {
  /** History that is being read; `null`: nothing is behind. Of this instant, not of `at`. */
  readonly backfill: Backfill | null
}

/** As much of a status as is computed now and then: besides what stands here, the part of each feature under its key. */
export interface ComputedStatus extends StatusValues {
  readonly organisation: string
  readonly version: string
  readonly configHash: string
  /** When this was computed. */
  readonly at: Date
  readonly sources: readonly SourceAnswer[]
  /** Oldest ledger watermark of all objectives; `null`: nothing ingested yet. */
  readonly ledgerWatermark: Date | null
}
