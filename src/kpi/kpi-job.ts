import { periodAt } from '../calendar/period.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { MetricSample } from '../shared/metric.js'
import { KPI_METRICS, kpiSamples } from './kpi-metrics.js'
import type { ReadKpis } from './kpi-reader-store.js'

const KEPT_MS = 3_600_000
const WAITING_KEPT_MS = 60_000

/** The hours of two months of ten thousand datasets take a minute to read: that is done for no more than this part of the time. */
const MOST_OF_THE_TIME = 1 / 200

/** So long after the start a daemon may come to know of its first figure at any moment. */
const YOUNG_MS = 15 * 60_000

/** Whether it is a figure, not how many there are or what is wanted of them. */
function hasFigure({ name }: MetricSample): boolean {
  return name === KPI_METRICS.seconds || name === KPI_METRICS.ratio
}

export interface KpiJobParts {
  readonly read: ReadKpis
  readonly timezone: string
  readonly clock: Clock
  /** Milliseconds that have gone by, whatever the clock says; default: those of the process. */
  readonly stopwatch?: () => number
}

/**
 * Reads the figures of the running month every hour, so that a scrape finds them in memory; soon after the start every minute until there is one. Less
 * often where that takes long.
 */
export function createKpiJob({ read, timezone, clock, stopwatch = () => performance.now() }: KpiJobParts): {
  readonly job: Job
  readonly samples: () => readonly MetricSample[]
} {
  let newest: readonly MetricSample[] = []
  let [readAt, tookMs] = [-Infinity, 0]
  const begunAt = clock().getTime()
  const refresh = async () => {
    readAt = clock().getTime()
    const before = stopwatch()
    const { organisation } = await read(periodAt(clock(), { unit: 'month', timezone }))
    tookMs = stopwatch() - before
    newest = organisation.flatMap(kpiSamples)
  }
  return {
    job: {
      ...{ name: 'kpi', cron: '55 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
      ...{ first: refresh, resume: refresh },
      async run() {
        const now = clock().getTime()
        const isWaiting = now - begunAt < YOUNG_MS && !newest.some(hasFigure)
        const keptMs = Math.max(isWaiting ? WAITING_KEPT_MS : KEPT_MS, tookMs / MOST_OF_THE_TIME)
        if (now - readAt >= keptMs) await refresh()
      },
    },
    samples: () => newest,
  }
}
