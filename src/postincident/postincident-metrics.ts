import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const POST_INCIDENT_METRICS = {
  items: 'plimsoll_action_items',
  oldest: 'plimsoll_action_item_overdue_seconds',
  unfiled: 'plimsoll_post_incident_reports_unfiled',
} as const

const place = ['service', 'environment']

/** What was learned, and what is still to be done about it. */
export const postIncidentMetrics: readonly MetricDefinition[] = [
  {
    name: POST_INCIDENT_METRICS.items,
    help: 'Action items of the incidents and drills of a service, by `state`: `open` (in time), `overdue`, `done`, `dropped`.',
    type: 'gauge',
    labels: [...place, 'state'],
  },
  {
    name: POST_INCIDENT_METRICS.oldest,
    help: 'How long the action item of a service that has waited longest is overdue; 0 where none is.',
    type: 'gauge',
    labels: place,
  },
  {
    name: POST_INCIDENT_METRICS.unfiled,
    help: 'Resolved incidents of a service that paged, within 90 days, of which no post-incident report is filed.',
    type: 'gauge',
    labels: place,
  },
]
