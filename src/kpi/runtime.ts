import type { Runtime } from '../feature/runtime.js'
import type { Pages } from '../page/pages-router.js'
import { createKpiJob } from './kpi-job.js'
import { createKpiReader, type KpiParts } from './kpi-reader-store.js'
import { createKpisRouter } from './kpis-router.js'

/** What key figures use while the daemon runs. */
export interface KpiPorts extends KpiParts {
  readonly config: KpiParts['config'] & { readonly timezone: string }
  readonly pages: Pages
}

/** Shows key figures, and tells those of the running month as metrics. */
export function createKpi(ports: KpiPorts): Runtime {
  const { config, clock, pages } = ports
  const { timezone } = config
  const read = createKpiReader(ports)
  const { job, samples } = createKpiJob({ read, timezone, clock })
  return {
    name: 'kpi',
    routers: [createKpisRouter({ read, timezone, clock, pages })],
    jobs: [job],
    samples,
    navigation: [{ href: '/kpis', text: 'KPIs', place: 58 }],
  }
}
