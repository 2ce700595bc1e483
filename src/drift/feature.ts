import type { Feature } from '../feature/feature.js'
import { driftChecks, driftKey } from './drift-key.js'
import { driftMetrics } from './drift-metrics.js'

/** Whether what runs is what is generated; the alerts on it are among those on Plimsoll itself. */
export const driftFeature = {
  name: 'drift',
  rootKeys: { drift: driftKey },
  checks: driftChecks,
  metrics: { title: 'What runs', definitions: driftMetrics },
} satisfies Feature<unknown>
