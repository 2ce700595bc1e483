import { samplesOf, type MetricSample } from '../shared/metric.js'
import { dueAt } from './report-answer.js'
import { REPORT_METRICS } from './report-metrics.js'
import type { ReportSettings } from './report-settings.js'

/**
 * How many reports wait for an answer, and for how many that is late.
 *
 * @param since when those that wait were issued, by name of the report
 */
export function answerSamples(
  reports: readonly ReportSettings[],
  since: ReadonlyMap<string, readonly Date[]>,
  now: Date,
): readonly MetricSample[] {
  return reports.flatMap(({ name: report, acknowledge }) => {
    if (acknowledge === undefined) return []
    const issued = since.get(report) ?? []
    const late = issued.filter((at) => dueAt(at, acknowledge) <= now)
    return samplesOf(
      { report },
      { [REPORT_METRICS.unacknowledged]: issued.length, [REPORT_METRICS.overdue]: late.length },
    )
  })
}
