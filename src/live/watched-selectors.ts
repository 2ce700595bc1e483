import { type Selector, withMetricSuffix } from '../promql/selector.js'
import { selectorsIn } from '../promql/selectors-in.js'
import { countedSelectors, selectorOf } from '../slo/indicator/counted-selectors.js'
import { indicatorPromql } from '../slo/indicator/indicator-queries.js'
import type { Indicator } from '../slo/slo.js'

/** A selector of the raw series, and what follows where it matches nothing. */
export interface Watched {
  readonly selector: Selector
  /**
   * `expected`: series are there whenever the service is; `rare`: they appear with the first failure; `part`: of a query, which may do
   * without it.
   */
  readonly presence: 'expected' | 'rare' | 'part'
}

/** The selectors of an indicator, that of all events first. Buckets are watched as a whole, whatever their bound. */
export function watchedSelectors(indicator: Indicator): readonly Watched[] {
  switch (indicator.kind) {
    case 'ratio': {
      const { total, bad, good } = countedSelectors(indicator)
      return [
        expected(total),
        ...(good ? [expected(good)] : []),
        ...(bad ? [{ selector: bad, presence: 'rare' as const }] : []),
      ]
    }
    case 'latency': {
      const histogram = selectorOf(indicator.histogram)
      if (indicator.native) return [expected(histogram)]
      return ['_count', '_bucket'].map((suffix) => expected(withMetricSuffix(histogram, suffix)))
    }
    case 'probe':
      return [expected(selectorOf(indicator.metric))]
    default:
      return watchedQueries(indicator).flatMap((query) =>
        selectorsIn(query).map((selector) => ({ selector, presence: 'part' as const })),
      )
  }
}

/** The queries of an indicator that is PromQL, with an hour for `$window`; that of all events first. */
export function watchedQueries(indicator: Indicator): readonly string[] {
  return indicatorPromql(indicator, '1h')
}

function expected(selector: Selector): Watched {
  return { selector, presence: 'expected' }
}
