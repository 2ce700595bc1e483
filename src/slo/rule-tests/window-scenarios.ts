import { ALERTS, errorRatioSeries, SERIES } from '../series-names.js'
import { windowsOf, type Window } from '../windows.js'
import { around, isDifference, windowReading } from './base-values.js'
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
  const course = courseOf(subject, { ...stretch, before: 0.1 })
  return {
    name: 'the short windows show the errors of their time',
    input: feed(subject.series, { phases: course.phases }, subject.slo.scrapeIntervalSeconds),
    checks: windowChecks(subject, stretch, course),
  }
}

/** The same over days, with the rolling period and its budget. */
export function tileWindowsScenario(subject: Subject): Scenario {
  const { slo, series } = subject
  const stretch = { source: 'tile', at: 92 * DAYS_STEP_SECONDS, stepSeconds: DAYS_STEP_SECONDS } as const
  const course = courseOf(subject, { ...stretch, before: 0.5 })
  return {
    name: 'the long windows, the period and its budget show the errors of their time',
    input: feed(series, { phases: course.phases }, slo.scrapeIntervalSeconds),
    checks: [
      ...windowChecks(subject, stretch, course),
      ...(slo.calendar === null ? periodChecks(subject, stretch, course) : []),
    ],
  }
}

function periodChecks(subject: Subject, { at }: Stretch, course: Course): Check[] {
  const { slo } = subject
  const coverage = coverageAt(subject, at)
  const period = course.reading(slo.periodSeconds)
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

/** Traffic, and what windows show of it: by which share they may differ is said by the end of their range that counts, which is not the same in all versions. */
interface Course {
  readonly phases: readonly Phase[]
  readonly reading: (windowSeconds: number) => Reading
}

type Reading = ReturnType<typeof around>

type Beginning = Stretch & { readonly before: number }

/** Made once for all SLOs of one form: there are a few forms, and a thousand SLOs. */
const courses = new Map<string, Course>()
const MOST_COURSES = 1000

function courseOf(subject: Subject, beginning: Beginning): Course {
  const { slo, traffic, measures } = subject
  const { source, at, stepSeconds, before } = beginning
  const lengths = windowsWithin(subject, beginning).map(({ seconds }) => seconds)
  const form = [slo.indicator.kind, isDifference(slo), slo.scrapeIntervalSeconds, traffic, measures]
  const key = [source, at, stepSeconds, before, ...form, ...lengths].join(' ')
  const course = courses.get(key) ?? createCourse(subject, beginning, lengths)
  if (courses.size >= MOST_COURSES) courses.clear()
  courses.set(key, course)
  return course
}

function createCourse(subject: Subject, { before, ...stretch }: Beginning, lengths: readonly number[]): Course {
  const { slo, traffic, measures } = subject
  const scrapeSeconds = slo.scrapeIntervalSeconds
  const oldest: Stair = { untilSeconds: stretch.at, errorRatio: measures === 'states' ? 0 : before }
  const phases = phasesOf([...stairsBelow(lengths, measures), oldest], { at: stretch.at, scrapeSeconds, traffic })
  const past = { slo, traffic, errorRatioOf: errorRatioOfScrapes(phases, scrapeSeconds) }
  const known = new Map<number, Reading>()
  return {
    phases,
    reading(windowSeconds) {
      const reading = known.get(windowSeconds) ?? around(windowReading(past, { ...stretch, windowSeconds }), TOLERANCE)
      known.set(windowSeconds, reading)
      return reading
    },
  }
}

function windowChecks(subject: Subject, stretch: Stretch, course: Course): Check[] {
  return windowsWithin(subject, stretch).map(({ name, seconds }) =>
    reads(subject, stretch.at, { series: errorRatioSeries(name), ...course.reading(seconds) }),
  )
}
