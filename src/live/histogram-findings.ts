import { withMetricSuffix } from '../promql/edit-selector.js'
import { renderSelector } from '../promql/selector.js'
import { selectorOf } from '../slo/indicator/counted-selectors.js'
import type { Indicator } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'

/** A histogram that is of the other kind than the configuration says. */
export async function histogramFindings(indicator: Indicator, source: LiveSource): Promise<Finding[]> {
  if (indicator.kind !== 'latency') return []
  const histogram = selectorOf(indicator.histogram)
  const text = renderSelector(histogram)
  const native = `count(histogram_count(${text}))`
  const classic = `count(${renderSelector(withMetricSuffix(histogram, '_bucket'))})`
  const [wanted, other] = indicator.native ? [native, classic] : [classic, native]
  if ((await source.largest(wanted)) !== null || (await source.largest(other)) === null) return []
  const [found, hint] = indicator.native
    ? ['classic', 'leave `native` out, and let `below` be one of its boundaries']
    : ['native', 'add `native: true`']
  return [{ rule: 'live-histogram', message: `${text} is a ${found} histogram here`, hint }]
}
