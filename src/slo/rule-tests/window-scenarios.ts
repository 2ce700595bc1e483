import { ALERTS, errorRatioSeries, SERIES } from '../series-names.js'
import type { Slo } from '../slo.js'
import { WINDOWS, type Window } from '../windows.js'
import { firing, reads, scrapesOf, ticketLabels } from './scenario.js'
import type { Check, Scenario, Subject } from './scenario.js'
import { DAYS_STEP_SECONDS, HOURS_STEP_SECONDS } from './steps.js'
import { feed } from './timeline.js'

const HOUR = 3600

/** How the error ratio was `untilSeconds` before the end, back to the next stretch. */
interface Stair {
  readonly untilSeconds: number
  readonly errorRatio: number
}

/** Different error ratios in the last 5m, before, and so on: each window must show its own mean. */
export function baseWindowsScenario(subject: Subject): Scenario | null {
  // With slower scrapes the base rate looks back too far for a window of 5m to show anything but the past.
  if (subject.slo.scrapeIntervalSeconds > 60) return null
  const history = [...stairsBelow('base'), { untilSeconds: 30 * HOURS_STEP_SECONDS, errorRatio: 0.1 }]
  const at = 30 * HOURS_STEP_SECONDS
  const checks = windowChecks(subject, { at, source: 'base', history })
  return { name: 'the short windows show the errors of their time', input: stairsFeed(subject, history), checks }
}

/** The same over days, with the rolling period and its budget. */
export function tileWindowsScenario(subject: Subject): Scenario {
  const at = 92 * DAYS_STEP_SECONDS
  const history = [...stairsBelow('tile'), { untilSeconds: at, errorRatio: 0.5 }]
  const { slo } = subject
  const period = meanOver(Math.min(slo.periodSeconds, at), history)
  const spent = (period * coverageAt(slo, at)) / (1 - slo.objective)
  const among = { alertname: ALERTS.exhausted }
  const expected = spent > 1 ? [ticketLabels(slo, ALERTS.exhausted)] : []
  const checks = [
    ...windowChecks(subject, { at, source: 'tile', history }),
    reads(slo, at, { series: SERIES.errorRatioPeriod, value: period, within: 0.05 }),
    reads(slo, at, { series: SERIES.periodCoverage, value: coverageAt(slo, at), within: 0.01 }),
    reads(slo, at, {
      series: SERIES.errorBudgetRemaining,
      value: 1 - spent,
      within: 0.07 * Math.abs(spent / (1 - spent)),
    }),
    ...(slo.alerting === null || Math.abs(spent - 1) < 0.1 ? [] : [firing(slo, at, { among, expected })]),
  ]
  const name = 'the long windows, the period and its budget show the errors of their time'
  return { name, input: stairsFeed(subject, history), checks }
}

/** Coverage of the period is counted at full hours, which steps of 50 min meet every fifth hour. */
function coverageAt(slo: Slo, at: number): number {
  const visibleEvery = 5 * HOUR
  const seen = Math.floor(at / visibleEvery) - Math.max(0, Math.floor((at - slo.periodSeconds) / visibleEvery))
  return Math.min(1, seen / Math.floor(slo.periodSeconds / HOUR))
}

/** Error ratios that rise from window to window into the past, beginning with half the shortest. */
function stairsBelow(source: Window['source']): Stair[] {
  const windows = WINDOWS.filter((window) => window.source === source).map(({ seconds }) => seconds)
  return [(windows[0] ?? 0) / 2, ...windows].map((untilSeconds, index) => ({
    untilSeconds,
    errorRatio: 0.01 * (index + 1),
  }))
}

/** The base rate looks back over a minute, and few steps fall into 2h: a window may differ by so much of its value. */
const TOLERANCE: Readonly<Record<string, number>> = { '5m': 0.4, '30m': 0.1, '1h': 0.05, '2h': 0.15 }

function windowChecks(
  { slo }: Subject,
  { at, source, history }: { at: number; source: Window['source']; history: readonly Stair[] },
): Check[] {
  return WINDOWS.filter((window) => window.source === source).map(({ name, seconds }) => {
    const within = TOLERANCE[name] ?? 0.07
    return reads(slo, at, { series: errorRatioSeries(name), value: meanOver(seconds, history), within })
  })
}

/** Mean error ratio of the last `seconds`, traffic being constant. */
function meanOver(seconds: number, history: readonly Stair[]): number {
  let from = 0
  let sum = 0
  for (const { untilSeconds, errorRatio } of history) {
    const to = Math.min(untilSeconds, seconds)
    if (to > from) sum += (to - from) * errorRatio
    from = Math.max(from, to)
  }
  return sum / Math.min(seconds, from === 0 ? seconds : from)
}

function stairsFeed({ slo, series, traffic }: Subject, history: readonly Stair[]) {
  const phases = history.map(({ untilSeconds, errorRatio }, index) => {
    const from = history[index - 1]?.untilSeconds ?? 0
    const seconds = scrapesOf(slo, untilSeconds - from)
    return { seconds, good: traffic * (1 - errorRatio), bad: traffic * errorRatio }
  })
  return feed(series, { phases: phases.toReversed() }, slo.scrapeIntervalSeconds)
}
