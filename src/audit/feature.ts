import type { Feature } from '../feature/feature.js'
import { auditMetrics } from './audit-metrics.js'

/** Who changed what. */
export const auditFeature = {
  name: 'audit',
  metrics: { title: 'Audit log', definitions: auditMetrics },
} satisfies Feature<unknown>
