import type { Runtime } from '../feature/runtime.js'
import type { Pages } from '../page/pages-router.js'
import { createKpiReader, type KpiParts } from './kpi-reader-store.js'
import { createKpisRouter } from './kpis-router.js'

/** What key figures use while the daemon runs. */
export interface KpiPorts extends KpiParts {
  readonly config: KpiParts['config'] & { readonly timezone: string }
  readonly pages: Pages
}

/** Shows key figures. Nothing is read before somebody asks. */
export function createKpi(ports: KpiPorts): Runtime {
  const { config, clock, pages } = ports
  return {
    name: 'kpi',
    routers: [createKpisRouter({ read: createKpiReader(ports), timezone: config.timezone, clock, pages })],
    navigation: [{ href: '/kpis', text: 'KPIs', place: 58 }],
  }
}
