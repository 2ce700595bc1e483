import { tidyQuery } from '../../promql/tidy-query.js'
import { fillWindow } from '../../promql/windowed-query.js'
import { formatDuration } from '../../shared/duration.js'
import {
  aggregated,
  lessGood,
  rateRange,
  rateSeconds,
  sampleSeconds,
  type IndicatorParts,
  type Measured,
  type MeasuredAs,
} from './measured.js'
import { windowUse } from './window-use.js'

/** `ratio_query`: what the queries give, brought to events per second. Comparing with 0 drops NaN. */
export function ratioQueries(slo: MeasuredAs<'ratio_query'>): IndicatorParts {
  const { indicator } = slo
  const counted = (query: string) => aggregated('sum', slo, `${perSecond(query, slo)} >= 0`)
  return {
    events: counted(indicator.total),
    errors: (events) =>
      'bad' in indicator ? `${counted(indicator.bad)}\nor 0 * ${events}` : lessGood(events, counted(indicator.good)),
  }
}

/** `error_ratio`: each minute is one event, of which the given share is bad. */
export function errorRatioQueries(slo: MeasuredAs<'error_ratio'>): IndicatorParts {
  const ratio = `(${filled(slo.indicator.query, slo)}) >= 0`
  return {
    events: `${aggregated('group', slo, ratio)} / 60`,
    errors: () => `clamp(${aggregated('avg', slo, ratio)}, 0, 1) / 60`,
  }
}

/** Rates and increases look back over the base window, sums of samples over whole minutes: see `baseWindowSeconds`. */
function filled(query: string, slo: Measured): string {
  const samples = windowUse(query) === 'samples'
  return tidyQuery(fillWindow(query, samples ? formatDuration(sampleSeconds(slo)) : rateRange(slo)))
}

function perSecond(query: string, slo: Measured): string {
  const use = windowUse(query)
  if (use === 'rate') return `(${filled(query, slo)})`
  const seconds = use === 'increase' ? rateSeconds(slo) : sampleSeconds(slo)
  return `(${filled(query, slo)}) / ${seconds}`
}
