import type { Feature } from '../feature/feature.js'
import { pagerdutyMetrics } from './pagerduty-metrics.js'

/** What people do in PagerDuty comes back. */
export const pagerdutyFeature = {
  name: 'pagerduty',
  metrics: { title: 'PagerDuty', definitions: pagerdutyMetrics },
} satisfies Feature<unknown>
