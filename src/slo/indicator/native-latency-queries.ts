import { renderSelector } from '../../promql/selector.js'
import { formatNumber } from '../../shared/format-number.js'
import { selectorOf, upperBound } from './counted-selectors.js'
import { aggregated, lessGood, rateRange, type IndicatorParts, type MeasuredAs } from './measured.js'

/**
 * `latency` of a native histogram. The rates are added up first: the fraction of one series without traffic is NaN, and one NaN would
 * make the sum NaN, and every window that holds it. Within a bucket the fraction is interpolated.
 */
export function nativeLatencyQueries(slo: MeasuredAs<'latency'>): IndicatorParts {
  const selector = renderSelector(selectorOf(slo.indicator.histogram))
  const all = aggregated('sum', slo, `rate(${selector}[${rateRange(slo)}])`)
  const bound = formatNumber(upperBound(slo.indicator))
  return {
    events: `histogram_count(${all})`,
    errors: (events) => lessGood(events, `histogram_fraction(-Inf, ${bound}, ${all}) * histogram_count(${all}) >= 0`),
  }
}
