import type { Config } from '../../config/config.js'
import type { Dashboard } from '../../dashboard/dashboard.js'
import type { Features } from '../../features.js'
import type { GeneratedFile } from '../generated-file.js'
import { complianceDashboard } from './compliance.js'
import { renderDashboard } from './render-dashboard.js'
import { serviceDashboard } from './service.js'
import { environmentVariable, servicesVariable } from './variables.js'

/** All dashboards of a configuration, as files, sorted by path: those on which features stand side by side, and those of one feature. */
export function dashboards(config: Config, features: Features): readonly GeneratedFile[] {
  const variables = { environment: environmentVariable, services: servicesVariable }
  const panels = features.flatMap((feature) => feature.panels?.(config, variables) ?? [])
  const withRows = (dashboard: Dashboard, name: 'compliance' | 'service') => {
    return { ...dashboard, sections: [...dashboard.sections, ...panels.flatMap(({ rows }) => rows?.[name] ?? [])] }
  }
  const all = [
    withRows(complianceDashboard(config), 'compliance'),
    withRows(serviceDashboard(config), 'service'),
    ...panels.flatMap((one) => one.dashboards ?? []),
  ]
  return all.map((one) => renderDashboard(one, all)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
