import { baseWindowSeconds } from '../indicator/base-window.js'
import { errorRatioSeries } from '../series-names.js'
import { describes, readsEvents } from './data-scenarios.js'
import { reads, scrapesOf, stepBefore } from './scenario.js'
import type { Scenario, Subject } from './scenario.js'
import { feed } from './timeline.js'

const MINUTE = 60

/** First all is just well enough, then it is just not. */
export function eitherSideScenario(subject: Subject): Scenario {
  const { slo, series } = subject
  const well = scrapesOf(slo, 4 * MINUTE)
  const end = well + scrapesOf(slo, baseWindowSeconds(slo.scrapeIntervalSeconds) + 6 * MINUTE)
  const phases = [
    { seconds: well, good: 1, bad: 0 },
    { seconds: end - well, good: 0, bad: 1 },
  ]
  const [at, series5m] = [stepBefore(end), errorRatioSeries('5m')]
  return {
    name: 'what is just well enough reads as 0, and what just is not as 1',
    input: feed(series, { phases }, slo.scrapeIntervalSeconds),
    checks: [
      reads(subject, stepBefore(well), { series: series5m, value: 0, within: 1e-9 }),
      reads(subject, at, { series: series5m, value: 1, within: 1e-9 }),
      ...readsEvents(subject, at),
      ...describes(subject, at),
    ],
  }
}
