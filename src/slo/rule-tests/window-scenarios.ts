import { ALERTS, errorRatioSeries, SERIES } from '../series-names.js'
import { windowsOf, type Window } from '../windows.js'
import { around, windowReading } from './base-values.js'
import { firing, reads, ticketLabels } from './scenario.js'
import type { Check, Scenario, Subject } from './scenario.js'
import { errorRatioOfScrapes, phasesOf, stairsBelow, type Stair } from './stairs.js'
import { DAYS_STEP_SECONDS, HOURS_STEP_SECONDS } from '../../feature/test-steps.js'
import { feed, type Phase } from './timeline.js'

const HOUR = 3600

/** Beside what rounding and the guess of `rate` at the ends of its range make of a value. */
const TOLERANCE = 0.05

/** Different error ratios in the last 5m, before, and so on: each window must show its own mean. */
export function baseWindowsScenario(subject: Subject): Scenario {
  const stretch = { source: 'base', at: 30 * HOURS_STEP_SECONDS, stepSeconds: HOURS_STEP_SECONDS } as const
  const phases = phasesFor(subject, { ...stretch, before: 0.1 })
  return {
    name: 'the short windows show the errors of their time',
    input: feed(subject.series, { phases }, subject.slo.scrapeIntervalSeconds),
    checks: windowChecks(subject, stretch, phases),
  }
}

/** The same over days, with the rolling period and its budget. */
export function tileWindowsScenario(subject: Subject): Scenario {
  const { slo, series } = subject
  const stretch = { source: 'tile', at: 92 * DAYS_STEP_SECONDS, stepSeconds: DAYS_STEP_SECONDS } as const
  const phases = phasesFor(subject, { ...stretch, before: 0.5 })
  return {
    name: 'the long windows, the period and its budget show the errors of their time',
    input: feed(series, { phases }, slo.scrapeIntervalSeconds),
    checks: [
      ...windowChecks(subject, stretch, phases),
      ...(slo.calendar === null ? periodChecks(subject, stretch, phases) : []),
    ],
  }
}

function periodChecks(subject: Subject, stretch: Stretch, phases: readonly Phase[]): Check[] {
  const { slo } = subject
  const { at } = stretch
  const coverage = coverageAt(subject, at)
  const period = readingOf(subject, { ...stretch, windowSeconds: slo.periodSeconds }, phases)
  const weight = coverage / (1 - slo.objective)
  const spent = period.value * weight
  const among = { alertname: ALERTS.exhausted }
  const expected = spent > 1 ? [ticketLabels(subject, ALERTS.exhausted)] : []
  const apart = period.within * spent + 0.01 * spent
  return [
    reads(subject, at, { series: SERIES.errorRatioPeriod, ...period }),
    reads(subject, at, { series: SERIES.periodCoverage, value: coverage, within: 0.01 }),
    reads(subject, at, { series: SERIES.errorBudgetRemaining, value: 1 - spent, within: apart / Math.abs(1 - spent) }),
    ...(slo.alerting === null || Math.abs(spent - 1) < 0.2 + apart ? [] : [firing(subject, at, { among, expected })]),
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
  readonly stepSeconds: number
}

/** Windows of one source for which a test of this length has a past. */
function windowsWithin({ slo }: Subject, { source, at }: Stretch): Window[] {
  return windowsOf(slo).filter((window) => window.source === source && window.seconds < at)
}

function phasesFor(subject: Subject, { before, ...stretch }: Stretch & { readonly before: number }): Phase[] {
  const lengths = windowsWithin(subject, stretch).map(({ seconds }) => seconds)
  const oldest: Stair = { untilSeconds: stretch.at, errorRatio: subject.measures === 'states' ? 0 : before }
  const course = { at: stretch.at, scrapeSeconds: subject.slo.scrapeIntervalSeconds, traffic: subject.traffic }
  return phasesOf([...stairsBelow(lengths, subject.measures), oldest], course)
}

function windowChecks(subject: Subject, stretch: Stretch, phases: readonly Phase[]): Check[] {
  return windowsWithin(subject, stretch).map(({ name, seconds }) => {
    const reading = readingOf(subject, { ...stretch, windowSeconds: seconds }, phases)
    return reads(subject, stretch.at, { series: errorRatioSeries(name), ...reading })
  })
}

/** What a window shows, and by which share of it it may differ: by the end of its range that counts, which is not the same in all versions. */
function readingOf(
  { slo, traffic }: Subject,
  when: Stretch & { readonly windowSeconds: number },
  phases: readonly Phase[],
) {
  const errorRatioOf = errorRatioOfScrapes(phases, slo.scrapeIntervalSeconds)
  return around(windowReading({ slo, traffic, errorRatioOf }, when), TOLERANCE)
}
