import type { DeliveryState } from '../notify/outbox-store.js'
import type { ListedFile } from './issued-file.js'
import type { ReportAnswer } from './report-answer.js'
import type { ListedReport } from './issued-reports-read-store.js'

/** Everything that is known of an issued report. */
export interface ReportRecord {
  readonly number: string
  readonly report: string
  /** Period label. */
  readonly period: string
  /** Oldest first; the last one stands. */
  readonly revisions: readonly RevisionRecord[]
}

/** A message with which a revision left the house. */
export interface SentMessage extends DeliveryState {
  /** In the outbox. */
  readonly key: string
  /** Which time it was sent again, who had it sent, and when; `null`: it went out by itself. */
  readonly again: { readonly time: number; readonly by: string; readonly at: Date } | null
}

export interface RevisionRecord extends ListedReport {
  readonly files: readonly ListedFile[]
  /** How its messages stand, first things first; empty: none was sent. */
  readonly deliveries: readonly SentMessage[]
  /** What people said to it, first things first. */
  readonly answers: readonly ReportAnswer[]
}
