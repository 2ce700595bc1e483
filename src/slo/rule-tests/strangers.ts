import type { InputSeries } from '../../promql/rule-test.js'
import { renderLabels } from '../../promql/render-series.js'
import { selects } from '../../promql/sample-series.js'
import type { Selector } from '../../promql/selector.js'
import { errorRatioSeries, SERIES } from '../series-names.js'
import { windowsOf } from '../windows.js'
import type { FedSeries } from './fed-series.js'
import { recordedLabels, type Subject } from './scenario.js'
import { feed } from './timeline.js'

const STRANGE = 'stranger'

/** Series that are like those of an indicator but for one label, and none of its selectors finds. */
export function strangersOf(series: readonly FedSeries[], selectors: readonly Selector[]): FedSeries[] {
  return series.flatMap((one) => {
    const labels = new Set(selectors.flatMap(({ matchers }) => matchers.map(({ label }) => label)))
    return [...labels].flatMap((label) => {
      const strange = { ...one.series, labels: { ...one.series.labels, [label]: STRANGE } }
      const isFound = selectors.some((selector) => selects(selector, strange))
      return isFound ? [] : [{ series: strange, feeding: one.feeding }]
    })
  })
}

/**
 * What stands beside the series of an SLO in a real Prometheus and must not count: other raw series, all of whose events are bad, and
 * what the rules of other SLOs recorded. Whoever drops a matcher from a rule finds them in its result.
 */
export function strangeInput(subject: Subject, seconds: number): InputSeries[] {
  const { slo, strangers, traffic } = subject
  const phases = [{ seconds, good: 0, bad: 5 * traffic }]
  return [...feed(strangers, { phases }, slo.scrapeIntervalSeconds), ...strangeRecords(subject, seconds)]
}

function strangeRecords(subject: Subject, seconds: number): InputSeries[] {
  const { slo } = subject
  const metrics = [
    ...[SERIES.eventsBase, SERIES.errorsBase, SERIES.eventsTile, SERIES.errorsTile],
    ...[SERIES.errorRatioPeriod, SERIES.periodCoverage, SERIES.errorBudgetRemaining],
    ...windowsOf(slo).map(({ name }) => errorRatioSeries(name)),
  ]
  const own = recordedLabels(subject)
  const strange = ['service', 'slo'].map((label) => ({ ...own, [label]: `${STRANGE}-${slo.service}-${slo.name}` }))
  const scrapes = Math.ceil(seconds / slo.scrapeIntervalSeconds)
  return metrics.flatMap((metric) =>
    strange.map((labels) => ({
      series: renderLabels(metric, labels),
      // A budget overspent, everything else as bad as can be.
      values: `${metric === SERIES.errorBudgetRemaining ? '-1' : '1'}x${scrapes}`,
    })),
  )
}
