import { freshSeconds, freshSelectors } from '../../promql/fresh-selectors.js'
import { renderSelector } from '../../promql/selector.js'
import { tidyQuery } from '../../promql/tidy-query.js'
import { formatDuration } from '../../shared/duration.js'
import { formatNumber } from '../../shared/format-number.js'
import type { ThresholdOperator } from '../slo.js'
import { selectorOf } from './counted-selectors.js'
import { aggregated, sampleSeconds, type IndicatorParts, type Measured, type MeasuredAs } from './measured.js'

/** `probe`: every sample is an event; with `any` and `all` every instant at which probes are scraped, judged together. */
export function probeQueries(slo: MeasuredAs<'probe'>): IndicatorParts {
  const { metric, aggregate } = slo.indicator
  const seconds = sampleSeconds(slo)
  const range = formatDuration(seconds)
  const selector = renderSelector(selectorOf(metric))
  if (aggregate === 'each') {
    const samples = `count_over_time(${selector}[${range}])`
    return {
      events: `${aggregated('sum', slo, samples)} / ${seconds}`,
      errors: () => `${aggregated('sum', slo, `${samples} - sum_over_time(${selector}[${range}])`)} / ${seconds}`,
    }
  }
  // A missed scrape is no gap. Judged instant by instant: the minimum of two counts would miss two probes that fail at different times.
  const judged = aggregated(
    aggregate === 'any' ? 'min' : 'max',
    slo,
    freshSelectors(selector, 2 * slo.scrapeIntervalSeconds),
  )
  const every = `[${range}:${formatDuration(slo.scrapeIntervalSeconds)}]`
  return {
    events: `count_over_time((${judged})${every}) / ${seconds}`,
    // One subquery: the difference of a count and a sum would read all samples twice.
    errors: () => `sum_over_time((1 - ${judged})${every}) / ${seconds}`,
  }
}

const FAILS: Readonly<Record<ThresholdOperator, string>> = { lt: '>=', lte: '>', gt: '<=', gte: '<' }

/** `threshold`: one event per minute. Comparing with −Inf drops NaN. */
export function thresholdQueries(slo: MeasuredAs<'threshold'>): IndicatorParts {
  const { query, op, value } = slo.indicator
  const values = `(${fresh(tidyQuery(query), slo)}) >= -Inf`
  const failed = `(${values}) ${FAILS[op]} bool ${formatNumber(value)}`
  return perMinute(slo, { values, failed })
}

/** `freshness`: one event per minute. */
export function freshnessQueries(slo: MeasuredAs<'freshness'>): IndicatorParts {
  const { timestamp, maxAgeSeconds } = slo.indicator
  const values = `(${fresh(tidyQuery(timestamp), slo)}) >= -Inf`
  return perMinute(slo, { values, failed: `(time() - (${values})) > bool ${formatNumber(maxAgeSeconds)}` })
}

/** A gauge tells of an instant for as long as a scrape may take, not for the five minutes that a selector looks back. */
function fresh(query: string, { scrapeIntervalSeconds }: Measured): string {
  return freshSelectors(query, freshSeconds(scrapeIntervalSeconds))
}

function perMinute(
  slo: MeasuredAs<'threshold' | 'freshness'>,
  { values, failed }: { readonly values: string; readonly failed: string },
): IndicatorParts {
  return {
    events: `${aggregated('group', slo, values)} / 60`,
    errors: () => `${aggregated('max', slo, failed)} / 60`,
  }
}
