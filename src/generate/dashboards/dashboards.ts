import type { Config } from '../../config/config.js'
import type { GeneratedFile } from '../generated-file.js'
import { complianceDashboard } from './compliance.js'
import { hostDashboard } from './host.js'
import { incidentsDashboard } from './incidents.js'
import { renderDashboard } from './render-dashboard.js'
import { selfDashboard } from './self.js'
import { serviceDashboard } from './service.js'

/** All dashboards of a configuration, as files, sorted by path; that of hosts only with the host pack. */
export function dashboards(config: Config): readonly GeneratedFile[] {
  const { host } = config.packs
  const all = [
    complianceDashboard(config),
    ...(host === undefined ? [] : [hostDashboard(host)]),
    incidentsDashboard(),
    selfDashboard(),
    serviceDashboard(config),
  ]
  return all.map((one) => renderDashboard(one, all))
}
