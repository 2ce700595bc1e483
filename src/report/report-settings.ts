import type { CalendarUnit } from '../calendar/period.js'
import type { ReportFormat } from './issued-file.js'
import type { EmailSettings, Receiver } from '../notify/receiver.js'

/** A report that is sent by schedule. */
export interface ReportSettings {
  readonly name: string
  readonly schedule: string
  readonly timezone: string
  /** What it covers. */
  readonly period: CalendarUnit
  /** Names of the services covered, `all` already resolved. */
  readonly services: readonly string[]
  /** Files that are kept of it, and attached to its mail, which is the HTML. */
  readonly formats: readonly Exclude<ReportFormat, 'eml'>[]
  /** Of the PDF. */
  readonly paper: 'a4' | 'letter'
  /** Names of receivers. */
  readonly to: readonly string[]
}

/** What scheduled reports are of the configuration. */
export interface ReportsPart {
  readonly reports: readonly ReportSettings[]
}

/** What reports are made, written and sent by. */
export interface ReportConfig {
  readonly organisation: string
  readonly environment: string | null
  readonly reports: readonly ReportSettings[]
  readonly receivers: readonly Receiver[]
  /** `null`: nothing is mailed. */
  readonly email: EmailSettings | null
  /** Of the configuration's meaning; its first 12 digits name it. */
  readonly hash: string
}
