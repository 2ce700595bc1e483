import type { Bytes } from './ledger-tables.js'

/** Tables of `report/`. Instants are Unix seconds (UTC). */
export interface ReportTables {
  issued_report: IssuedReportTable
  report_file: ReportFileTable
  report_answer: ReportAnswerTable
  report_sending: ReportSendingTable
  report_letter: ReportLetterTable
  report_hold: ReportHoldTable
}

/** Every report that was issued, as it was issued: never edited. One row per (report, period, revision). */
export interface IssuedReportTable {
  /** `2026-000042`: of the report of a period, in all its revisions. Numbers of a year follow each other without a gap. */
  number: string
  report: string
  /** Period label, e.g. `2026-10`. */
  period: string
  /** 1; a later revision supersedes the earlier ones, which remain. */
  revision: number
  /** The whole report as JSON, see `reportJson`. */
  model: string
  /** SHA-256 (hex) of `model` as UTF-8. */
  hash: string
  config_hash: string
  version: string
  issued_at: number
}

/** What left the house of an issued report, byte for byte. */
export interface ReportFileTable {
  number: string
  revision: number
  format: string
  /** Address of the one whom a mail of its own was written; '': for all. */
  recipient: string
  /** 0; from 1 on where it was sent again, and which time that was. */
  again: number
  /** SHA-256 (hex) of the file as it was issued. */
  sha256: string
  /** Bytes of the file as it was issued. */
  size: number
  /** The file, compressed by gzip. */
  body: Bytes
}

/** What people said to a revision of a report: one row per person, the first word of each. */
export interface ReportAnswerTable {
  number: string
  revision: number
  kind: 'acknowledge'
  by_name: string
  at: number
  /** The way by which it was said. */
  how: 'link' | 'api' | 'cli' | 'page'
  comment: string | null
}

/** A message with which a revision left the house: its state is in the outbox. */
export interface ReportSendingTable {
  /** Of the message in the outbox. */
  key: string
  number: string
  revision: number
  /** Whom it asks for an answer: an address, or the name of a receiver; '': nobody. */
  asked: string
  /** 0; from 1 on where it was sent again, and which time that was. */
  again: number
  /** Who sent it again; `null`: it went out by itself. */
  by_name: string | null
  at: number
}

/** What is written into the messages of a revision: JSON, compressed by gzip. */
export interface ReportLetterTable {
  number: string
  revision: number
  body: Bytes
}

/** A revision that is sent only when somebody of the house says so; the columns after `revision` are all `null` until then. */
export interface ReportHoldTable {
  number: string
  revision: number
  decision: 'approve' | 'reject' | null
  by_name: string | null
  at: number | null
  /** The way by which it was said. */
  how: 'link' | 'api' | 'cli' | 'page' | null
  note: string | null
}
