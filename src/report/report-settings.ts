import type { CalendarUnit } from '../calendar/period.js'
import type { ReportFormat } from './issued-file.js'
import type { Audience } from '../feature/report-section.js'
import type { EmailSettings, Receiver } from '../notify/receiver.js'
import type { Locale } from '../words/language/language.js'
import type { Branding } from './branding.js'
import type { Coverage, CoveredService } from './coverage.js'

/** That somebody has to say that a report was read. */
export interface AcknowledgeSettings {
  /** Seconds from when it was sent off: at its issue, or when it was approved. */
  readonly withinSeconds: number
  /** Name of the policy by which others are told when nobody has; `null`: none. */
  readonly policy: string | null
}

/** A report that is sent by schedule. */
export interface ReportSettings {
  readonly name: string
  readonly schedule: string
  readonly timezone: string
  /** What it covers. */
  readonly period: CalendarUnit
  /** Files that are kept of it, and attached to its mail, which is the HTML. */
  readonly formats: readonly Exclude<ReportFormat, 'eml'>[]
  /** Of the PDF. */
  readonly paper: 'a4' | 'letter'
  readonly coverage: Coverage
  readonly audience: Audience
  readonly locale: Locale
  /** Names of receivers. */
  readonly to: readonly string[]
  /** Names of receivers one of whom has to approve each revision before it is sent; absent: it is sent at its issue. */
  readonly approvers?: readonly string[]
  /** Logo and colour of its own; absent: those of all. */
  readonly branding?: Branding
  /** What those who get it are asked; absent: nothing. */
  readonly acknowledge?: AcknowledgeSettings
}

/** What scheduled reports are of the configuration. */
export interface ReportsPart {
  /** Of reports that have none of their own. */
  readonly branding: Branding
  readonly reports: readonly ReportSettings[]
}

/** What reports are made, written and sent by. */
export interface ReportConfig {
  readonly organisation: string
  readonly environment: string | null
  readonly branding: Branding
  readonly reports: readonly ReportSettings[]
  /** All that there are. */
  readonly services: readonly CoveredService[]
  readonly receivers: readonly Receiver[]
  /** `null`: nothing is mailed. */
  readonly email: EmailSettings | null
  /** Of the configuration's meaning; its first 12 digits name it. */
  readonly hash: string
}
