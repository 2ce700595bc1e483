import { periodAt } from '../calendar/period.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { MetricSample } from '../shared/metric.js'
import { kpiSamples } from './kpi-metrics.js'
import type { ReadKpis } from './kpi-reader-store.js'

/**
 * Reads the figures of the running month every hour, so that a scrape finds them in memory. Not more often: the hours of two months of every dataset are
 * read for them.
 */
export function createKpiJob({
  read,
  timezone,
  clock,
}: {
  readonly read: ReadKpis
  readonly timezone: string
  readonly clock: Clock
}): { readonly job: Job; readonly samples: () => readonly MetricSample[] } {
  let newest: readonly MetricSample[] = []
  const refresh = async () => {
    const { organisation } = await read(periodAt(clock(), { unit: 'month', timezone }))
    newest = organisation.flatMap(kpiSamples)
  }
  return {
    job: {
      ...{ name: 'kpi', cron: '55 3 * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
      ...{ first: refresh, resume: refresh },
      run: refresh,
    },
    samples: () => newest,
  }
}
