import { SelectorError } from '../../promql/selector-error.js'
import { renderSelector, type Selector } from '../../promql/selector.js'
import { countedSelectors } from './counted-selectors.js'
import { aggregated, lessGood, rateRange, type IndicatorParts, type MeasuredAs } from './measured.js'

/** Counters: `ratio`, and `latency` of a classic histogram. Throws `SelectorError`. */
export function counterQueries(slo: MeasuredAs<'ratio' | 'latency'>): IndicatorParts {
  const { total, bad, good } = countedSelectors(slo.indicator)
  const rates = (selector: Selector) => aggregated('sum', slo, `rate(${renderSelector(selector)}[${rateRange(slo)}])`)
  return {
    events: rates(total),
    errors: (events) => {
      // The zero-fill is aggregated: with other labels on its right side `or` would keep both sides and the rule would fail at the first error.
      if (bad !== undefined) return `${rates(bad)}\nor 0 * ${events}`
      if (good === undefined) throw new SelectorError('expected a selector of bad or of good events')
      return lessGood(events, rates(good))
    },
  }
}
