import type { Feature } from '../feature/feature.js'
import { kpiMetrics } from './kpi-metrics.js'
import { kpiSection } from './kpi-panels.js'

/** Key figures of the organisation and its services. */
export const kpiFeature = {
  name: 'kpi',
  metrics: { title: 'Key figures', definitions: kpiMetrics },
  panels: () => ({ rows: { compliance: [kpiSection()] } }),
} satisfies Feature<unknown>
