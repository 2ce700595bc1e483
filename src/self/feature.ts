import type { Feature } from '../feature/feature.js'
import { selfMetrics } from './self-metrics.js'

/** Plimsoll about itself. */
export const selfFeature = {
  name: 'self',
  metrics: { title: 'Plimsoll itself', definitions: selfMetrics },
} satisfies Feature<unknown>
