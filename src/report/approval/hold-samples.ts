import { samplesOf, type MetricSample } from '../../shared/metric.js'
import { REPORT_METRICS } from '../report-metrics.js'
import type { ReportSettings } from '../report-settings.js'

/**
 * How many reports wait to be approved, and since when.
 *
 * @param since when those that wait began to, by name of the report, the longest first
 */
export function holdSamples(
  reports: readonly ReportSettings[],
  since: ReadonlyMap<string, readonly Date[]>,
): readonly MetricSample[] {
  return reports.flatMap(({ name: report, approvers }) => {
    const waiting = since.get(report) ?? []
    if (approvers === undefined && waiting.length === 0) return []
    const [first] = waiting
    return [
      ...samplesOf({ report }, { [REPORT_METRICS.held]: waiting.length }),
      ...(first === undefined ? [] : samplesOf({ report }, { [REPORT_METRICS.heldSince]: first.getTime() / 1000 })),
    ]
  })
}
