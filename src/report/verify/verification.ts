import type { ChangedFigure } from '../correction.js'
import type { ReportFormat } from '../issued-file.js'
import type { ReportPlace } from '../report-number.js'
import type { Comparison } from './comparison.js'

/** How a copy stands to what was issued. */
export type Standing =
  /** Every byte is as it was issued. */
  { readonly kind: 'unchanged' } | Comparison

/** Whether the ledger still says what the report said. */
export type Recomputed =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; readonly changed: readonly ChangedFigure[]; readonly configurationChanged: boolean }
  | { readonly kind: 'impossible'; readonly why: string }

/** What is found out about a copy. */
export interface Verification {
  readonly format: ReportFormat
  /** Of the copy itself, hex. */
  readonly sha256: string
  /** The report that it is, or says to be; `null`: it names none. */
  readonly place: ReportPlace | null
  /** `null`: no such report was issued here. */
  readonly report: VerifiedReport | null
}

export interface VerifiedReport {
  readonly report: string
  readonly period: string
  readonly issuedAt: Date
  /** SHA-256 of its JSON, hex. */
  readonly hash: string
  /** The revision that stands; `null`: it is this one. */
  readonly supersededBy: number | null
  readonly standing: Standing
  /** `null`: not asked for. */
  readonly recomputed: Recomputed | null
}
