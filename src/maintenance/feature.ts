import type { Feature } from '../feature/feature.js'
import { maintenanceMetrics } from './maintenance-metrics.js'

/** Planned windows. */
export const maintenanceFeature: Feature<unknown> = {
  name: 'maintenance',
  metrics: { title: 'Maintenance', definitions: maintenanceMetrics },
}
