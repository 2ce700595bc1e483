import type { Config } from '../../config/config.js'
import type { GeneratedFile } from '../generated-file.js'
import { complianceDashboard } from './compliance.js'
import { incidentsDashboard } from './incidents.js'
import { renderDashboard } from './render-dashboard.js'
import { selfDashboard } from './self.js'
import { serviceDashboard } from './service.js'

/** All dashboards of a configuration, as files, sorted by path. */
export function dashboards(config: Config): readonly GeneratedFile[] {
  return [complianceDashboard(config), incidentsDashboard(), selfDashboard(), serviceDashboard(config)].map(
    renderDashboard,
  )
}
