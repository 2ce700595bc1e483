import { renderLabels } from '../../promql/render-series.js'
import type { InputSeries } from '../../promql/rule.js'
import { selects } from '../../promql/sample-series.js'
import type { Selector } from '../../promql/selector.js'
import type { Slo } from '../slo.js'
import type { FedSeries } from './fed-series.js'
import { recordedLabels, type Subject } from './scenario.js'
import { feed } from './timeline.js'

/** Of each SLO its own: SLOs that share a test must not feed the same series. */
function strangeName({ service, name }: Slo): string {
  return `stranger-${service}-${name}`
}

/** Series that are like those of an indicator but for one label, and none of its selectors finds. */
export function strangersOf(slo: Slo, series: readonly FedSeries[], selectors: readonly Selector[]): FedSeries[] {
  const labels = new Set(selectors.flatMap(({ matchers }) => matchers.map(({ label }) => label)))
  return series.flatMap((one) => {
    return [...labels].flatMap((label) => {
      const strange = { ...one.series, labels: { ...one.series.labels, [label]: strangeName(slo) } }
      const isFound = selectors.some((selector) => selects(selector, strange))
      return isFound ? [] : [{ series: strange, feeding: one.feeding }]
    })
  })
}

/**
 * What stands beside the raw series of an SLO in a real Prometheus and must not count: series all of whose events are bad. Whoever drops
 * a matcher from a rule finds them in its result.
 */
export function strangeSeries({ slo, strangers, traffic }: Subject, seconds: number): InputSeries[] {
  return feed(strangers, { phases: [{ seconds, good: 0, bad: 5 * traffic }] }, slo.scrapeIntervalSeconds)
}

/** What the rules of other services and SLOs recorded under the same name, always the same value. */
export function strangeRecords(
  subject: Subject,
  { metric, value, seconds }: { readonly metric: string; readonly value: number; readonly seconds: number },
): InputSeries[] {
  const own = recordedLabels(subject)
  const values = `${value}x${Math.ceil(seconds / subject.slo.scrapeIntervalSeconds)}`
  return ['service', 'slo'].map((label) => {
    return { series: renderLabels(metric, { ...own, [label]: strangeName(subject.slo) }), values }
  })
}
