import type { Feature } from '../feature/feature.js'
import { slaMetrics } from './sla-metrics.js'

/** Agreements. */
export const slaFeature: Feature<unknown> = {
  name: 'sla',
  metrics: { title: 'Agreements', definitions: slaMetrics },
}
