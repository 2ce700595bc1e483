import type { Feature } from '../feature/feature.js'
import { maintenanceMetrics } from './maintenance-metrics.js'
import { maintenancePaths } from './maintenance-paths.js'

/** Planned windows. */
export const maintenanceFeature: Feature<unknown> = {
  name: 'maintenance',
  paths: maintenancePaths,
  metrics: { title: 'Maintenance', definitions: maintenanceMetrics },
}
