import { DAYS_STEP_SECONDS, HOURS_STEP_SECONDS, MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import type { TestSuite } from '../feature/feature.js'
import { renderLabels } from '../promql/render-series.js'
import type { ExpressionTest, RuleTest } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { ABOUT_INCIDENT, ABOUT_LABEL } from './about-label.js'
import { RTO_AT_RISK, rtoIdentity, SPENT_LABEL, type RtoAlerted } from './rto-alerts.js'
import { INCIDENT_METRICS } from './view/incident-metrics.js'

/** Distance of the samples fed to promtool. */
const INPUT_SECONDS = 30

/** When the incident of the tests begins. */
const ONSET_SECONDS = 60

/** For so long the daemon says nothing in the middle of a step: no longer than the rules bridge. */
const SILENT_SECONDS = 240

/** Long objectives are tested in long steps, so that promtool is soon done. */
const SUITES = [
  { name: '', stepSeconds: MINUTES_STEP_SECONDS, upToSeconds: 3 * 3600 },
  { name: 'hours', stepSeconds: HOURS_STEP_SECONDS, upToSeconds: 2 * 86_400 },
  { name: 'days', stepSeconds: DAYS_STEP_SECONDS, upToSeconds: Infinity },
] as const

/** Unit tests of the rules of one service, in steps that suit its objective. */
export function rtoSuite(service: RtoAlerted): TestSuite {
  const { rtoSeconds } = service.targets
  const { name, stepSeconds } = SUITES.find(({ upToSeconds }) => rtoSeconds <= upToSeconds) ?? SUITES[2]
  const course = courseOf(rtoSeconds, stepSeconds)
  return { name, stepSeconds, tests: [pageTest(service, course), ticketTest(service, course)] }
}

/** Seconds after the start of a test at which is looked, each on a step of the evaluation. */
interface Course {
  readonly looks: readonly number[]
  readonly recovered: number
  readonly afterwards: number
}

function courseOf(rtoSeconds: number, stepSeconds: number): Course {
  const at = (share: number) => Math.ceil((ONSET_SECONDS + share * rtoSeconds) / stepSeconds) * stepSeconds
  const last = at(1.1)
  return {
    looks: [at(0.3), at(0.65), at(0.9), last],
    recovered: (Math.floor(last / INPUT_SECONDS) + 1) * INPUT_SECONDS,
    afterwards: last + Math.max(stepSeconds, 2 * INPUT_SECONDS),
  }
}

function pageTest(service: RtoAlerted, course: Course): RuleTest {
  const silentFrom = (course.looks[2] ?? 0) - SILENT_SECONDS / 2
  return {
    name: `${service.name}: each part of the time to recover is told once per incident, over a restart of the daemon too`,
    interval: formatDuration(INPUT_SECONDS),
    // As two replicas of the daemon say it: one alert.
    input_series: ['a', 'b'].map((instance) => ({
      series: renderLabels(INCIDENT_METRICS.openOnset, { ...rtoIdentity(service), severity: 'page', instance }),
      values: onsets(course, silentFrom > ONSET_SECONDS ? silentFrom : null),
    })),
    promql_expr_test: looksAt(service, course, 'page'),
  }
}

function ticketTest(service: RtoAlerted, course: Course): RuleTest {
  return {
    name: `${service.name}: an incident that wakes nobody wakes nobody later either`,
    interval: formatDuration(INPUT_SECONDS),
    input_series: [
      {
        series: renderLabels(INCIDENT_METRICS.openOnset, { ...rtoIdentity(service), severity: 'ticket' }),
        values: onsets(course, null),
      },
    ],
    promql_expr_test: looksAt(service, course, 'ticket'),
  }
}

/** Samples of the onset: none is open, one is, none any more. */
function onsets({ recovered }: Course, silentFrom: number | null): string {
  const samples = (from: number, to: number) => (to - from) / INPUT_SECONDS
  const open = `${ONSET_SECONDS}x`
  if (silentFrom === null) return `0x1 ${open}${samples(ONSET_SECONDS, recovered) - 1} 0x9`
  const from = Math.ceil(silentFrom / INPUT_SECONDS) * INPUT_SECONDS
  const to = Math.min(from + SILENT_SECONDS, recovered)
  const silence = `stale _x${samples(from, to) - 1}`
  const rest = samples(to, recovered)
  return `0x1 ${open}${samples(ONSET_SECONDS, from) - 1} ${silence} ${rest === 0 ? '' : `${open}${rest - 1} `}0x9`
}

function looksAt(service: RtoAlerted, { looks, afterwards }: Course, severity: 'page' | 'ticket') {
  return [
    ...looks.map((at) => firing(service, at, expectedAt(service, at - ONSET_SECONDS, severity))),
    firing(service, afterwards, null),
  ]
}

/** The labels of the step that a number of seconds after the onset belongs to. */
function expectedAt({ targets: { rtoSeconds } }: RtoAlerted, seconds: number, severity: 'page' | 'ticket') {
  if (seconds < rtoSeconds * 0.5) return null
  if (seconds < rtoSeconds * 0.8) return { [SPENT_LABEL]: '50', severity: 'ticket' }
  return { [SPENT_LABEL]: seconds < rtoSeconds ? '80' : '100', severity }
}

function firing(service: RtoAlerted, at: number, expected: Readonly<Record<string, string>> | null): ExpressionTest {
  const own = { alertname: RTO_AT_RISK, alertstate: 'firing', ...rtoIdentity(service) }
  const labels = { ...service.labels, ...own, [ABOUT_LABEL]: ABOUT_INCIDENT, ...expected }
  const samples = expected === null ? [] : [{ labels: renderLabels('ALERTS', labels), value: 1 }]
  return { expr: renderLabels('ALERTS', own), eval_time: formatDuration(at), exp_samples: samples }
}
