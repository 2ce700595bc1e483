import type { MetricDefinition } from '../shared/metric.js'

/** Name of a metric. Renaming it is a breaking change. */
export const PUBLICATIONS_OPEN = 'plimsoll_publications_open'

/** What strangers are told. */
export const publicationMetrics: readonly MetricDefinition[] = [
  {
    name: PUBLICATIONS_OPEN,
    help: 'Disturbances that the status page says go on; none where there is no status page.',
    type: 'gauge',
    labels: [],
  },
]
