import { renderLabels } from '../../promql/render-series.js'
import { ALERTS } from '../series-names.js'
import { SLO_METRICS } from '../slo-metrics.js'
import { firing, recordedLabels, stepAfter, stepBefore, ticketLabels } from './scenario.js'
import type { Scenario, Subject } from './scenario.js'
import { MINUTES_STEP_SECONDS } from './steps.js'

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
