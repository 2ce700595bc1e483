import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const BREACH_METRICS = {
  unacknowledged: 'plimsoll_agreement_breach_unacknowledged',
  overdue: 'plimsoll_agreement_breach_overdue',
} as const

const labels = ['service', 'sla', 'environment', 'customer']

/** Breaches that wait for somebody. */
export const breachMetrics: readonly MetricDefinition[] = [
  {
    name: BREACH_METRICS.unacknowledged,
    help: 'Breaches of an agreement that stand, were told, and that nobody has acknowledged. Only of agreements with `acknowledge_within` or `escalation_policy`.',
    type: 'gauge',
    labels,
  },
  {
    name: BREACH_METRICS.overdue,
    help: 'Those of `plimsoll_agreement_breach_unacknowledged` whose time to be acknowledged is over.',
    type: 'gauge',
    labels,
  },
]
