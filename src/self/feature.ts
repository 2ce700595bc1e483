import type { Feature } from '../feature/feature.js'
import { selfDashboard } from './self-dashboard.js'
import { selfMetrics } from './self-metrics.js'

/** Plimsoll about itself. */
export const selfFeature = {
  name: 'self',
  metrics: { title: 'Plimsoll itself', definitions: selfMetrics },
  panels: () => ({ dashboards: [selfDashboard()] }),
} satisfies Feature<unknown>
