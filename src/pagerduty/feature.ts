import type { Feature } from '../feature/feature.js'
import { pagerdutyMetrics } from './pagerduty-metrics.js'
import { pagerdutyPaths } from './pagerduty-paths.js'

/** What people do in PagerDuty comes back. */
export const pagerdutyFeature = {
  name: 'pagerduty',
  paths: pagerdutyPaths,
  metrics: { title: 'PagerDuty', definitions: pagerdutyMetrics },
} satisfies Feature<unknown>
