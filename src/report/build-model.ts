import { evaluateDataset, type RecoveryEvidence } from '../backup/evaluate-dataset.js'
import type { Dataset, ExposureSummary } from '../backup/dataset.js'
import { secondsOf, type Interval } from '../calendar/interval.js'
import type { AgreementResult, Verdict } from '../sla/agreement-result.js'
import type { Agreement } from '../sla/agreement.js'
import { evaluateAgreement, type AgreementCounts } from '../sla/evaluate-agreement.js'
import { partialSince } from '../slo/budget-period.js'
import { burnRate, coverageOf, errorRatio } from '../slo/budget.js'
import { sumOfCounts, type Counts, type LedgerObjective } from '../slo/counts.js'
import { groupText, parseGroupKey, type Group } from '../slo/group-key.js'
import { objectiveAt, overallObjective, type ObjectiveStretch } from '../slo/objective-stretches.js'
import type { Indicator, Slo } from '../slo/slo.js'
import type { AgreementMonth, DatasetMonth, DayCounts, ReportModel, SloMonth } from './model.js'
import type { IncidentsMonth } from './incidents-month.js'
import { agreementSentences } from './sentences.js'
import { sourceQueries } from './source-queries.js'

/** What the ledger says about one agreement. */
export interface AgreementEvidence {
  readonly agreement: Agreement
  readonly indicator: Indicator
  /** What was counted in the month, in the agreement's own zone. */
  readonly evidence: AgreementCounts
  readonly days: readonly DayCounts[]
}

/** What the ledger says about one SLO, or one group of it. */
export interface SloEvidence {
  readonly slo: Slo
  readonly group: Group
  /** The report's period. */
  readonly period: Interval
  /** The part of it that the ledger has reached. */
  readonly judged: Interval
  /** That part, cut where another objective came into force; at least one. */
  readonly stretches: readonly (ObjectiveStretch & { readonly counts: Counts })[]
  /** `null`: not in the ledger. */
  readonly ledger: Pick<LedgerObjective, 'firstKnownAt' | 'definitionChanges'> | null
}

export interface DatasetEvidence {
  readonly dataset: Dataset
  readonly judged: Interval
  /** `null`: the source never answered in the period. */
  readonly exposure: ExposureSummary | null
  readonly recovery: RecoveryEvidence
}

type Head = Omit<ReportModel, 'agreements' | 'slos' | 'datasets' | 'incidents' | 'revision' | 'correction'>

const BY_WEIGHT: readonly Verdict[] = ['breached', 'at_risk', 'undetermined', 'on_track', 'met']

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
    correction: null,
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

function sloMonth({ slo, group, period, judged, stretches, ledger }: SloEvidence): SloMonth {
  const counts = sumOfCounts(stretches.map((stretch) => stretch.counts))
  const ratio = errorRatio(counts)
  const within = (at: Date) => at > judged.from && at < judged.to
  return {
    service: slo.service,
    slo: slo.name,
    group,
    description: slo.description,
    objective: objectiveAt(slo.objectives, judged.to),
    objectives: stretches.map(({ interval, objective }) => ({ from: interval.from, objective })),
    counts,
    sli: ratio === null ? null : 1 - ratio,
    budgetSpent: burnRate(overallObjective(stretches), counts, coverageOf(counts, secondsOf(period))),
    coverage: coverageOf(counts, secondsOf(judged)),
    partialSince: partialSince(judged, ledger?.firstKnownAt ?? null),
    definitionChangedAt: ledger?.definitionChanges.findLast(within) ?? null,
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
