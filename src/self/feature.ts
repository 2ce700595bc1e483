import type { Feature } from '../feature/feature.js'
import { selfMetrics } from './self-metrics.js'

/** Plimsoll about itself. */
export const selfFeature: Feature<unknown> = {
  name: 'self',
  metrics: { title: 'Plimsoll itself', definitions: selfMetrics },
}
