import { ALERTS, errorRatioSeries, SERIES } from '../series-names.js'
import { windowsOf, type Window } from '../windows.js'
import { firing, reads, scrapesOf, ticketLabels } from './scenario.js'
import type { Check, Scenario, Subject } from './scenario.js'
import { meanOver, stairsBelow, type Stair } from './stairs.js'
import { DAYS_STEP_SECONDS, HOURS_STEP_SECONDS } from './steps.js'
import { feed } from './timeline.js'

const HOUR = 3600

/** Different error ratios in the last 5m, before, and so on: each window must show its own mean. */
export function baseWindowsScenario(subject: Subject): Scenario | null {
  // With slower scrapes the base rate looks back too far for a window of 5m to show anything but the past.
  if (subject.slo.scrapeIntervalSeconds > 60) return null
  const at = 30 * HOURS_STEP_SECONDS
  const history = stairsOf(subject, { source: 'base', at, before: 0.1 })
  const checks = windowChecks(subject, { at, source: 'base', history })
  return { name: 'the short windows show the errors of their time', input: stairsFeed(subject, history), checks }
}

/** The same over days, with the rolling period and its budget. */
export function tileWindowsScenario(subject: Subject): Scenario {
  const at = 92 * DAYS_STEP_SECONDS
  const history = stairsOf(subject, { source: 'tile', at, before: 0.5 })
  const { slo } = subject
  const checks = [
    ...windowChecks(subject, { at, source: 'tile', history }),
    ...(slo.calendar === null ? periodChecks(subject, at, history) : []),
  ]
  const name = 'the long windows, the period and its budget show the errors of their time'
  return { name, input: stairsFeed(subject, history), checks }
}

function periodChecks(subject: Subject, at: number, history: readonly Stair[]): Check[] {
  const { slo } = subject
  const period = meanOver(Math.min(slo.periodSeconds, at), history)
  const spent = (period * coverageAt(subject, at)) / (1 - slo.objective)
  const among = { alertname: ALERTS.exhausted }
  const expected = spent > 1 ? [ticketLabels(subject, ALERTS.exhausted)] : []
  return [
    reads(subject, at, { series: SERIES.errorRatioPeriod, value: period, within: 0.05 }),
    reads(subject, at, { series: SERIES.periodCoverage, value: coverageAt(subject, at), within: 0.01 }),
    reads(subject, at, {
      series: SERIES.errorBudgetRemaining,
      value: 1 - spent,
      within: 0.07 * Math.abs(spent / (1 - spent)),
    }),
    ...(slo.alerting === null || Math.abs(spent - 1) < 0.1 ? [] : [firing(subject, at, { among, expected })]),
  ]
}

/** Coverage of the period is counted at full hours, which steps of 50 min meet every fifth hour. */
function coverageAt({ slo, measures }: Subject, at: number): number {
  const visibleEvery = 5 * HOUR
  // A gauge has a value at the very start; a counter needs two.
  const first = measures === 'counts' || at > slo.periodSeconds ? 0 : 1
  const seen = Math.floor(at / visibleEvery) - Math.max(0, Math.floor((at - slo.periodSeconds) / visibleEvery)) + first
  return Math.min(1, seen / Math.floor(slo.periodSeconds / HOUR))
}

interface Stretch {
  readonly source: Window['source']
  /** Length of the test. */
  readonly at: number
}

/** Windows of one source for which a test of this length has a past. */
function windowsWithin({ slo }: Subject, { source, at }: Stretch): Window[] {
  return windowsOf(slo).filter((window) => window.source === source && window.seconds < at)
}

function stairsOf(subject: Subject, { before, ...stretch }: Stretch & { readonly before: number }): readonly Stair[] {
  const lengths = windowsWithin(subject, stretch).map(({ seconds }) => seconds)
  const stairs = stairsBelow(lengths, subject.measures)
  return [...stairs, { untilSeconds: stretch.at, errorRatio: subject.measures === 'states' ? 0 : before }]
}

function windowChecks(
  subject: Subject,
  { history, ...stretch }: Stretch & { readonly history: readonly Stair[] },
): Check[] {
  const step = stretch.source === 'base' ? HOURS_STEP_SECONDS : DAYS_STEP_SECONDS
  return windowsWithin(subject, stretch).flatMap(({ name, seconds }) => {
    const within = tolerance(seconds / step, subject.measures, stretch.source)
    // A window with hardly a step in it shows nothing.
    if (within > 0.6) return []
    return [reads(subject, stretch.at, { series: errorRatioSeries(name), value: meanOver(seconds, history), within })]
  })
}

/** By which share a window may differ: the base rate looks back over a minute, and few steps fall into a short window. */
function tolerance(steps: number, measures: Subject['measures'], source: Window['source']): number {
  if (measures === 'states') return 0.04 + 4 / steps
  return source === 'tile' ? Math.max(0.07, 0.36 / steps) : Math.max(0.05, Math.min(0.4, 1.4 / steps))
}

function stairsFeed({ slo, series, traffic }: Subject, history: readonly Stair[]) {
  const phases = history.map(({ untilSeconds, errorRatio }, index) => {
    const from = history[index - 1]?.untilSeconds ?? 0
    const seconds = scrapesOf(slo, untilSeconds - from)
    return { seconds, good: traffic * (1 - errorRatio), bad: traffic * errorRatio }
  })
  return feed(series, { phases: phases.toReversed() }, slo.scrapeIntervalSeconds)
}
