import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Renaming one is a breaking change. */
export const PAGERDUTY_METRICS = {
  events: 'plimsoll_pagerduty_events_total',
  unmatched: 'plimsoll_pagerduty_incidents_unmatched',
} as const

/** What became of a delivery. */
export type DeliveryOutcome = 'accepted' | 'duplicate' | 'late' | 'other' | 'rejected' | 'refused' | 'failed'

/** What PagerDuty tells, and what of it is about nothing here. */
export const pagerdutyMetrics: readonly MetricDefinition[] = [
  {
    name: PAGERDUTY_METRICS.events,
    help: 'Deliveries of PagerDuty, by outcome: accepted, duplicate, late (older than 7 days), other (about no incident), rejected (cannot be read), refused (signature), failed (the store).',
    type: 'counter',
    labels: ['outcome'],
  },
  {
    name: PAGERDUTY_METRICS.unmatched,
    help: 'Incidents of PagerDuty of which events came in within 7 days and that are none of ours, as far as is known.',
    type: 'gauge',
    labels: [],
  },
]
