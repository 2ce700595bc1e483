import type { DatasetStatus } from '../backup/dataset-status.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { SloStatus } from '../slo/slo-status.js'

/** How everything stands at one instant. `GET /api/v1/status` is this, dates as RFC 3339 and money as decimal text. */
export interface StatusDocument {
  readonly organisation: string
  readonly version: string
  readonly configHash: string
  /** When this was computed. */
  readonly at: Date
  /** Whether the last question to each Prometheus was answered, and when the last answer came. */
  readonly sources: readonly { readonly name: string; readonly answering: boolean; readonly answeredAt: Date | null }[]
  /** Oldest ledger watermark of all objectives; `null`: nothing ingested yet. */
  readonly ledgerWatermark: Date | null
  readonly slos: readonly SloStatus[]
  readonly slas: readonly AgreementResult[]
  readonly datasets: readonly DatasetStatus[]
}
