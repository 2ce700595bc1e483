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

export interface RevisionRecord extends ListedReport {
  readonly files: readonly ListedFile[]
  /** How its mails stand. */
  readonly deliveries: readonly DeliveryState[]
  /** What people said to it, first things first. */
  readonly answers: readonly ReportAnswer[]
}
