import { createHash } from 'node:crypto'
import type { Interval } from '../calendar/interval.js'
import type { AgreementDetails } from '../sla/agreement-details.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { Agreement } from '../sla/agreement.js'
import { toKeptText } from './kept-text.js'

/** What tells one period of an agreement from another. */
export interface PeriodKey {
  readonly service: string
  readonly agreement: string
  /** `2026-10`; of rolling periods `last-30d`. */
  readonly period: string
}

/** What is known of a period that is kept without opening it. */
export interface KeptMark extends PeriodKey {
  readonly interval: Interval
  /** By which it was judged, see `fingerprintOf`; '' where it has to be judged anew. */
  readonly fingerprint: string
  /** Nothing changes in it any more but by late data and exclusions. */
  readonly isSettled: boolean
  readonly keptAt: Date
}

/** A period of an agreement as it stood when it was judged last. */
export interface KeptResult extends KeptMark {
  /** Of the configuration that it was judged by. */
  readonly configHash: string
  /** Of the program that judged it. */
  readonly version: string
  readonly result: AgreementResult
}

/** The same with its days and its bad time. */
export interface KeptPeriod extends KeptResult, Pick<AgreementDetails, 'days' | 'bad'> {}

/** As one text, for maps. */
export function periodId({ service, agreement, period }: PeriodKey): string {
  return `${service}/${agreement}/${period}`
}

/** Raised where what is kept is written in another form: it is judged anew then. */
const FORMAT = 2

/** What a period is judged by besides the ledger and what was entered: where it differs, nothing that is kept of it holds. */
export function fingerprintOf(agreement: Agreement, said: string): string {
  // What stands on its alerts only, and where people read on, changes no verdict.
  const judged = { ...agreement, serviceLabels: {}, links: {} }
  return createHash('sha256')
    .update(toKeptText([FORMAT, judged, said]))
    .digest('hex')
}
