import type { Feature } from '../feature/feature.js'
import { breachMetrics } from './breach-metrics.js'

/** Breaches of agreements, and who answers for them. */
export const breachFeature = {
  name: 'breach',
  metrics: { title: 'Breaches of agreements', definitions: breachMetrics },
} satisfies Feature<unknown>
