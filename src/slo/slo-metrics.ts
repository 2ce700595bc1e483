import { samplesOf, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { SloStatus } from './slo-status.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const SLO_METRICS = {
  objective: 'plimsoll_slo_objective_ratio',
  sli: 'plimsoll_slo_sli_ratio',
  errorBudgetRemaining: 'plimsoll_slo_error_budget_remaining_ratio',
  coverage: 'plimsoll_slo_coverage_ratio',
  state: 'plimsoll_slo_state',
} as const

const labels = ['service', 'slo', 'environment']

/** How SLOs stand, from the ledger over the SLO's period: authoritative. Burn-rate windows are Prometheus's own recorded series. */
export const sloMetrics: readonly MetricDefinition[] = [
  {
    name: SLO_METRICS.objective,
    help: 'Objective of the SLO, as configured.',
    type: 'gauge',
    labels,
  },
  {
    name: SLO_METRICS.sli,
    help: 'Good by all events over the rolling period, as far as it was observed. Absent when nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: SLO_METRICS.errorBudgetRemaining,
    help: 'Unspent share of the error budget: 1 untouched, 0 spent, negative overspent. Absent when nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: SLO_METRICS.coverage,
    help: 'Observed share of the rolling period.',
    type: 'gauge',
    labels,
  },
  {
    name: SLO_METRICS.state,
    help: '1 for the present state (met, at_risk, breached, no_data); the other states have no sample.',
    type: 'gauge',
    labels: [...labels, 'state'],
  },
]

/** The samples of one SLO. Its state is one sample, not one per possible state: there are thousands of SLOs. */
export function sloSamples(status: SloStatus): readonly MetricSample[] {
  const identity = { service: status.service, slo: status.slo, environment: status.environment }
  return [
    ...samplesOf(identity, {
      [SLO_METRICS.objective]: status.objective,
      [SLO_METRICS.sli]: status.sli,
      [SLO_METRICS.errorBudgetRemaining]: status.errorBudgetRemaining,
      [SLO_METRICS.coverage]: status.coverage,
    }),
    ...samplesOf({ ...identity, state: status.state }, { [SLO_METRICS.state]: 1 }),
  ]
}
