import type { Interval } from '../../calendar/interval.js'
import type { SourceQuery } from '../../document/blocks.js'
import type { Counts } from '../../slo/counts.js'
import { groupText, parseGroupKey } from '../../slo/group-key.js'
import { sourceQueries } from '../../slo/indicator/source-queries.js'
import type { Indicator } from '../../slo/slo.js'
import type { AgreementResult, Verdict } from '../agreement-result.js'
import type { Agreement, NoDataPolicy } from '../agreement.js'
import { evaluateAgreement } from '../evaluate-agreement.js'
import type { AgreementCounts } from '../facts.js'
import { agreementSentences } from './agreement-words.js'

/** An agreement over the period of a report. */
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

export interface DayCounts {
  /** `2026-10-25`. */
  readonly label: string
  readonly interval: Interval
  /** `null`: the ledger has not reached the day. */
  readonly counts: Counts | null
}

/** What the ledger says about one agreement. */
export interface AgreementEvidence {
  readonly agreement: Agreement
  readonly indicator: Indicator
  /** What was counted in the month, in the agreement's own zone. */
  readonly evidence: AgreementCounts
  readonly days: readonly DayCounts[]
}

const BY_WEIGHT: readonly Verdict[] = ['breached', 'at_risk', 'undetermined', 'on_track', 'met']

/** Agreements as a report has them, the worst first: breached, at risk, undetermined, on track, met; by name within. */
export function agreementMonths(evidence: readonly AgreementEvidence[]): readonly AgreementMonth[] {
  return evidence.map(agreementMonth).sort(byWeight)
}

function byWeight(a: AgreementMonth, b: AgreementMonth): number {
  const weight = BY_WEIGHT.indexOf(a.result.verdict) - BY_WEIGHT.indexOf(b.result.verdict)
  return weight === 0 ? nameOf(a.result).localeCompare(nameOf(b.result), 'en') : weight
}

/** `checkout/acme-api`. */
export function nameOf({ service, sla }: AgreementResult): string {
  return `${service}/${sla}`
}

function agreementMonth({ agreement, evidence, indicator, days }: AgreementEvidence): AgreementMonth {
  const result = evaluateAgreement(agreement, evidence)
  return {
    result,
    noData: agreement.noData,
    creditsAgreed: agreement.credits !== null,
    sentences: agreementSentences(result),
    source: { slo: sourceName(agreement), queries: sourceQueries(indicator) },
    days,
  }
}

function sourceName({ slo, key }: Agreement): string {
  return [slo, groupText(parseGroupKey(key.group))].filter((part) => part !== '').join(' ')
}
