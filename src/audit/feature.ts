import type { Feature } from '../feature/feature.js'
import { auditMetrics } from './audit-metrics.js'
import { auditPaths } from './audit-paths.js'

/** Who changed what. */
export const auditFeature = {
  name: 'audit',
  metrics: { title: 'Audit log', definitions: auditMetrics },
  paths: auditPaths,
} satisfies Feature<unknown>
