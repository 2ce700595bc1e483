import { periodAt } from '../calendar/period.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { MetricSample } from '../shared/metric.js'
import { KPI_METRICS, kpiSamples } from './kpi-metrics.js'
import type { ReadKpis } from './kpi-reader-store.js'

const KEPT_MS = 3_600_000

/** So long after the start a daemon may come to know of its first figure at any moment. */
const YOUNG_MS = 15 * 60_000

/** Whether it is a figure, not how many there are or what is wanted of them. */
function hasFigure({ name }: MetricSample): boolean {
  return name === KPI_METRICS.seconds || name === KPI_METRICS.ratio
}

/**
 * Reads the figures of the running month every hour, so that a scrape finds them in memory; soon after the start every minute until there is one. Not more
 * often: the hours of two months of every dataset are read for them.
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
  let readAt = -Infinity
  const begunAt = clock().getTime()
  const refresh = async () => {
    readAt = clock().getTime()
    const { organisation } = await read(periodAt(clock(), { unit: 'month', timezone }))
    newest = organisation.flatMap(kpiSamples)
  }
  return {
    job: {
      ...{ name: 'kpi', cron: '55 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
      ...{ first: refresh, resume: refresh },
      async run() {
        const now = clock().getTime()
        const isWaiting = now - begunAt < YOUNG_MS && !newest.some(hasFigure)
        if (isWaiting || now - readAt >= KEPT_MS) await refresh()
      },
    },
    samples: () => newest,
  }
}
