import { renderLabels } from '../../promql/render-series.js'
import { baseWindowSeconds } from '../indicator/base-window.js'
import { ALERTS, errorRatioSeries } from '../series-names.js'
import { SLO_METRICS } from '../slo-metrics.js'
import { outageScenario, rampScenario, slowBurnScenario } from './burn-scenarios.js'
import {
  firstErrorsScenario,
  missingScenario,
  nothingGoodScenario,
  noTrafficScenario,
  resetScenario,
  stillMissingScenario,
} from './data-scenarios.js'
import { blipScenario, exhaustedScenario, minErrorsScenario } from './guard-scenarios.js'
import { groupLabels, inGroup } from './in-group.js'
import {
  firing,
  reads,
  recordedLabels,
  type Scenario,
  scrapesOf,
  stepAfter,
  stepBefore,
  type Subject,
  ticketLabels,
} from './scenario.js'
import { eitherSideScenario } from './state-scenarios.js'
import { MINUTES_STEP_SECONDS } from '../../feature/test-steps.js'
import { feed } from './timeline.js'
import { baseWindowsScenario, tileWindowsScenario } from './window-scenarios.js'

/** In which steps a test is evaluated. */
export type StepLength = 'minutes' | 'hours' | 'days'

/** A scenario, and for which indicators it can be told. */
export interface MakeScenario {
  readonly measures: readonly Subject['measures'][]
  readonly make: (subject: Subject) => Scenario | null
}

type Make = MakeScenario['make']

const always = (make: Make): MakeScenario => ({ measures: ['counts', 'shares', 'states'], make })
const ofShares = (make: Make): MakeScenario => ({ measures: ['counts', 'shares'], make })
const ofCounts = (make: Make): MakeScenario => ({ measures: ['counts'], make })
const ofStates = (make: Make): MakeScenario => ({ measures: ['states'], make })

/** All scenarios by step of evaluation, in the order of the files. */
export const SCENARIOS: Readonly<Record<StepLength, readonly MakeScenario[]>> = {
  minutes: [
    ofShares(firstErrorsScenario),
    ofStates(eitherSideScenario),
    always(groupsScenario),
    always(nothingGoodScenario),
    ofCounts(resetScenario),
    ofCounts(noTrafficScenario),
    always(missingScenario),
    ofShares(blipScenario),
    always(rampScenario),
    always(outageScenario),
    ofCounts(minErrorsScenario),
    // Gauges have a value at the full hour at which promtool begins: it counts as a whole hour seen.
    ofCounts(exhaustedScenario),
    always(calendarExhaustedScenario),
    ofShares(slowBurnScenario),
  ],
  hours: [always(baseWindowsScenario)],
  days: [always(tileWindowsScenario), always(stillMissingScenario)],
}

/** The daemon says that the budget of a calendar period is spent; two instances of it say so. */
export function calendarExhaustedScenario(subject: Subject): Scenario | null {
  const { slo } = subject
  if (slo.alerting === null || slo.calendar === null) return null
  const scrapes = Math.ceil((10 * MINUTES_STEP_SECONDS) / slo.scrapeIntervalSeconds)
  const spent = scrapes * slo.scrapeIntervalSeconds
  const input = ['a', 'b'].map((instance) => ({
    series: renderLabels(SLO_METRICS.errorBudgetRemaining, { ...recordedLabels(subject), instance }),
    values: `0.01x${scrapes - 1} -0.01x${scrapes}`,
  }))
  const among = { alertname: ALERTS.exhausted }
  const expected = [ticketLabels(subject, ALERTS.exhausted)]
  return {
    name: 'the spent budget of a calendar period is reported, once',
    input,
    checks: [
      firing(subject, stepBefore(spent - MINUTES_STEP_SECONDS), { among, expected: [] }),
      firing(subject, stepAfter(spent + MINUTES_STEP_SECONDS), { among, expected }),
    ],
  }
}

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
