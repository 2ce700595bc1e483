import { samplesOf, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { SloStatus } from './slo-status.js'

const labels = ['service', 'slo', 'environment']

/** How SLOs stand, from the ledger over the SLO's period: authoritative. Burn-rate windows are Prometheus's own recorded series. */
export const sloMetrics: readonly MetricDefinition[] = [
  {
    name: 'plimsoll_slo_objective_ratio',
    help: 'Objective of the SLO, as configured.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_slo_sli_ratio',
    help: 'Good by all events over the rolling period, as far as it was observed. Absent when nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_slo_error_budget_remaining_ratio',
    help: 'Unspent share of the error budget: 1 untouched, 0 spent, negative overspent. Absent when nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_slo_coverage_ratio',
    help: 'Observed share of the rolling period.',
    type: 'gauge',
    labels,
  },
]

/** The samples of one SLO. */
export function sloSamples(status: SloStatus): readonly MetricSample[] {
  return samplesOf(
    { service: status.service, slo: status.slo, environment: status.environment },
    {
      plimsoll_slo_objective_ratio: status.objective,
      plimsoll_slo_sli_ratio: status.sli,
      plimsoll_slo_error_budget_remaining_ratio: status.errorBudgetRemaining,
      plimsoll_slo_coverage_ratio: status.coverage,
    },
  )
}
