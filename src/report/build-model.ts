import { evaluateDataset, type RecoveryEvidence } from '../backup/evaluate-dataset.js'
import type { Dataset, ExposureSummary } from '../backup/dataset.js'
import { secondsOf, type Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import type { AgreementResult, Verdict } from '../sla/agreement-result.js'
import type { Agreement } from '../sla/agreement.js'
import { evaluateAgreement } from '../sla/evaluate-agreement.js'
import type { Exclusion } from '../sla/maintenance-exclusions.js'
import { coverageOf, errorRatio } from '../slo/budget.js'
import type { Counts } from '../slo/counts.js'
import type { Indicator, Slo } from '../slo/slo.js'
import type { AgreementMonth, DatasetMonth, DayCounts, ReportModel, SloMonth } from './model.js'
import type { IncidentsMonth } from './incidents-month.js'
import { agreementSentences } from './sentences.js'
import { sourceQueries } from './source-queries.js'

/** What the ledger says about one agreement. `counts` and `exclusions` are of one `planJudgement`. */
export interface AgreementEvidence {
  readonly agreement: Agreement
  readonly indicator: Indicator
  /** The month in the agreement's own zone. */
  readonly period: Period
  readonly judgedTo: Date | null
  readonly exclusions: readonly Exclusion[]
  readonly counts: Counts
  readonly days: readonly DayCounts[]
}

export interface SloEvidence {
  readonly slo: Slo
  /** The part of the report's period that the ledger has reached. */
  readonly judged: Interval
  readonly counts: Counts
}

export interface DatasetEvidence {
  readonly dataset: Dataset
  readonly judged: Interval
  /** `null`: the source never answered in the period. */
  readonly exposure: ExposureSummary | null
  readonly recovery: RecoveryEvidence
}

type Head = Omit<ReportModel, 'agreements' | 'slos' | 'datasets' | 'incidents' | 'revision'>

const BY_WEIGHT: readonly Verdict[] = ['breached', 'undetermined', 'met']

/** Puts a report together from what was read for it. */
export function buildModel(
  head: Head,
  evidence: {
    readonly agreements: readonly AgreementEvidence[]
    readonly slos: readonly SloEvidence[]
    readonly datasets: readonly DatasetEvidence[]
    readonly incidents: IncidentsMonth
  },
): ReportModel {
  return {
    ...head,
    revision: 1,
    agreements: evidence.agreements.map(agreementMonth).sort(byWeight),
    slos: evidence.slos.map(sloMonth),
    datasets: evidence.datasets.map((one) => datasetMonth(one, head.createdAt)),
    incidents: evidence.incidents,
  }
}

function byWeight(a: AgreementMonth, b: AgreementMonth): number {
  const weight = BY_WEIGHT.indexOf(a.result.verdict) - BY_WEIGHT.indexOf(b.result.verdict)
  return weight === 0 ? nameOf(a.result).localeCompare(nameOf(b.result), 'en') : weight
}

function nameOf({ service, sla }: AgreementResult): string {
  return `${service}/${sla}`
}

function agreementMonth(evidence: AgreementEvidence): AgreementMonth {
  const { agreement, period, indicator, days } = evidence
  const result = evaluateAgreement(agreement, period, evidence)
  return {
    result,
    noData: agreement.noData,
    creditsAgreed: agreement.credits !== null,
    sentences: agreementSentences(result),
    source: { slo: agreement.slo, queries: sourceQueries(indicator) },
    days,
  }
}

function sloMonth({ slo, judged, counts }: SloEvidence): SloMonth {
  const ratio = errorRatio(counts)
  return {
    service: slo.service,
    slo: slo.name,
    description: slo.description,
    objective: slo.objective,
    counts,
    sli: ratio === null ? null : 1 - ratio,
    // Rounded to 12 digits: 1 − 0.999 is not 0.001 in floating point, and a budget spent exactly must be 1.
    budgetSpent: ratio === null ? null : Number((ratio / Number((1 - slo.objective).toPrecision(12))).toPrecision(12)),
    coverage: coverageOf(counts, secondsOf(judged)),
  }
}

function datasetMonth({ dataset, judged, exposure, recovery }: DatasetEvidence, now: Date): DatasetMonth {
  const observed = exposure?.observedSeconds ?? 0
  const seconds = secondsOf(judged)
  return {
    status: evaluateDataset(dataset, recovery, now),
    compliance: exposure === null || observed === 0 ? null : exposure.compliantSeconds / observed,
    worstExposureSeconds: exposure?.worstExposureSeconds ?? null,
    coverage: seconds === 0 ? 0 : Math.min(1, observed / seconds),
  }
}
