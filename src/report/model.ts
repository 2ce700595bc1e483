import type { DatasetStatus } from '../backup/dataset-status.js'
import type { Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { NoDataPolicy } from '../sla/agreement.js'
import { decimalText, type Money } from '../sla/money.js'
import type { Counts } from '../slo/counts.js'
import type { Group } from '../slo/group-key.js'
import type { Correction } from './correction.js'
import type { IncidentsMonth } from './incidents-month.js'

/** Everything that a report says, as numbers: what is stored, rendered, and written as `report.json`. */
export interface ReportModel {
  /** Name of the report in the configuration. */
  readonly report: string
  readonly revision: number
  /** Why it takes the place of an earlier revision; `null`: it is the first. */
  readonly correction: Correction | null
  readonly organisation: string
  readonly environment: string | null
  readonly period: Period
  /** Whether the ledger has reached the period's end and settled; else the figures are of the period so far. */
  readonly complete: boolean
  readonly createdAt: Date
  readonly version: string
  /** SHA-256 (hex) of the configuration that was in force. */
  readonly configHash: string
  /** The worst first: breached, at risk, undetermined, on track, met; by name within. */
  readonly agreements: readonly AgreementMonth[]
  readonly slos: readonly SloMonth[]
  readonly datasets: readonly DatasetMonth[]
  readonly incidents: IncidentsMonth
}

/** An agreement over the period. */
export interface AgreementMonth {
  readonly result: AgreementResult
  readonly noData: NoDataPolicy
  readonly creditsAgreed: boolean
  /** The verdict in words. */
  readonly sentences: string
  /** PromQL that the counts come from. */
  readonly source: { readonly slo: string; readonly queries: readonly SourceQuery[] }
  /** Every day of the period in the agreement's zone. */
  readonly days: readonly DayCounts[]
}

/** One selector of an indicator and what it counts: `all`, `bad`, `good`, … */
export interface SourceQuery {
  readonly counts: string
  readonly promql: string
}

export interface DayCounts {
  /** `2026-10-25`. */
  readonly label: string
  readonly interval: Interval
  /** `null`: the ledger has not reached the day. */
  readonly counts: Counts | null
}

/** An SLO over the report's period (not over its own rolling one). */
export interface SloMonth {
  readonly service: string
  readonly slo: string
  /** Labels of `group_by` with their values; empty where it is not grouped. */
  readonly group: Group
  readonly description: string | null
  /** In force at the end of the period. */
  readonly objective: number
  /** Those in force within the period, oldest first, each with the instant of the period from which it held. */
  readonly objectives: readonly { readonly from: Date; readonly objective: number }[]
  readonly counts: Counts
  /** Good / all events; `null`: nothing was counted. */
  readonly sli: number | null
  /**
   * Error ratio × observed share of the whole period / (1 − objective), each event against the objective of its time: 1 is a budget spent
   * exactly; `null`: nothing was counted. The formula of the status.
   */
  readonly budgetSpent: number | null
  /** Observed share of the period so far, since its history begins; [0, 1]. */
  readonly coverage: number
  /** When history begins, where that is within the period; else `null`. */
  readonly partialSince: Date | null
  /** When the indicator last became another one within the period; else `null`. */
  readonly definitionChangedAt: Date | null
}

/** A dataset over the report's period, and how it stood when the report was made. */
export interface DatasetMonth {
  readonly status: DatasetStatus
  /** Observed time with exposure within the RPO / observed time; `null`: nothing was observed. */
  readonly compliance: number | null
  /** Largest exposure seen, in seconds; `null`: nothing was observed. */
  readonly worstExposureSeconds: number | null
  /** Observed share of the period so far, [0, 1]. */
  readonly coverage: number
}

/** A report as JSON: dates as RFC 3339, money as decimal text with its currency (`2000.00 EUR`). */
export function reportJson(model: ReportModel): string {
  return `${JSON.stringify(model, (_key, value: unknown) => (isMoney(value) ? `${decimalText(value)} ${value.currency}` : value), 2)}\n`
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && typeof value.minor === 'bigint'
}
