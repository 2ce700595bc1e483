import { PrometheusError } from '../promql/prometheus-error.js'
import { renderSelector, withMetricSuffix } from '../promql/selector.js'
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
  if ((await counted(wanted, source)) !== null || (await counted(other, source)) === null) return []
  const [found, hint] = indicator.native
    ? ['classic', 'leave `native` out, and let `below` be one of its boundaries']
    : ['native', 'add `native: true`']
  return [{ rule: 'live-histogram', message: `${text} is a ${found} histogram here`, hint }]
}

/** A server that refuses to count native histograms has none. */
async function counted(query: string, source: LiveSource): Promise<number | null> {
  return source.largest(query).catch((error: unknown) => {
    if (error instanceof PrometheusError && error.reason === 'rejected') return null
    throw error
  })
}
