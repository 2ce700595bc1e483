import type { CalendarUnit } from '../calendar/period.js'
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
