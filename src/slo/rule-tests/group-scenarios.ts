import { baseWindowSeconds } from '../indicator/base-window.js'
import { errorRatioSeries } from '../series-names.js'
import { groupLabels, inGroup } from './in-group.js'
import { reads, scrapesOf, stepBefore } from './scenario.js'
import type { Scenario, Subject } from './scenario.js'
import { feed } from './timeline.js'

/** One group fails and another does not: each has its own number. */
export function groupsScenario(subject: Subject): Scenario | null {
  const { slo, series, traffic, group } = subject
  const other = groupLabels(slo.groupBy, subject, group)
  if (slo.groupBy.length === 0 || other === null) return null
  const end = scrapesOf(slo, baseWindowSeconds(slo.scrapeIntervalSeconds) + 6 * 60)
  const [at, series5m] = [stepBefore(end), errorRatioSeries('5m')]
  const failing = { phases: [{ seconds: end, good: 0, bad: traffic }] }
  const healthy = { phases: [{ seconds: end, good: traffic, bad: 0 }] }
  return {
    name: 'a group that fails hides behind no other',
    input: [
      ...feed(series, failing, slo.scrapeIntervalSeconds),
      ...feed(inGroup(series, other, subject.copied), healthy, slo.scrapeIntervalSeconds),
    ],
    checks: [
      reads(subject, at, { series: series5m, value: 1, within: 1e-6 }),
      reads({ ...subject, group: other }, at, { series: series5m, value: 0, within: 1e-6 }),
    ],
  }
}
