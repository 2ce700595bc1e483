import { samplesOf, withLabels, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { SloStatus } from './slo-status.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const SLO_METRICS = {
  objective: 'plimsoll_slo_objective_ratio',
  sli: 'plimsoll_slo_sli_ratio',
  errorBudgetRemaining: 'plimsoll_slo_error_budget_remaining_ratio',
  coverage: 'plimsoll_slo_coverage_ratio',
  state: 'plimsoll_slo_state',
  lastHourEvents: 'plimsoll_slo_last_hour_events',
} as const

const common = {
  type: 'gauge',
  labels: ['service', 'slo', 'environment'],
  furtherLabels: 'those of `group_by`',
} as const

/** How SLOs stand, from the ledger over the SLO's period: authoritative. A grouped one has a sample per group. Burn-rate windows are Prometheus's own recorded series. */
export const sloMetrics: readonly MetricDefinition[] = [
  {
    ...common,
    name: SLO_METRICS.objective,
    help: 'Objective of the SLO that is in force.',
  },
  {
    ...common,
    name: SLO_METRICS.sli,
    help: 'Good by all events over the period, as far as it was observed. Absent when nothing was counted.',
  },
  {
    ...common,
    name: SLO_METRICS.errorBudgetRemaining,
    help: 'Unspent share of the error budget: 1 untouched, 0 spent, negative overspent. Absent when nothing was counted.',
  },
  {
    ...common,
    name: SLO_METRICS.coverage,
    help: 'Observed share of the period, of a calendar unit so far.',
  },
  {
    ...common,
    name: SLO_METRICS.state,
    help: '1 for the present state (met, at_risk, breached, no_data, no_traffic); the other states have no sample.',
    labels: [...common.labels, 'state'],
  },
  {
    ...common,
    name: SLO_METRICS.lastHourEvents,
    help: 'Events of the last hour: 0 is no traffic. Absent when nothing was heard.',
  },
]

/** The samples of one SLO, or one group of it. Its state is one sample, not one per possible state: there are thousands of SLOs. */
export function sloSamples(status: SloStatus): readonly MetricSample[] {
  const { service, slo, environment, group, lastHour } = status
  const identity = { ...group, service, slo, environment }
  const isHeard = lastHour.heard !== 'no_data'
  return [
    ...samplesOf(identity, {
      [SLO_METRICS.objective]: status.objective,
      [SLO_METRICS.sli]: status.sli,
      [SLO_METRICS.errorBudgetRemaining]: status.errorBudgetRemaining,
      [SLO_METRICS.coverage]: status.coverage,
      [SLO_METRICS.lastHourEvents]: isHeard ? lastHour.events : null,
    }),
    ...samplesOf(withLabels(identity, { state: status.state }), { [SLO_METRICS.state]: 1 }),
  ]
}
