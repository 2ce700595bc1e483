import { SelectorError } from '../../promql/promql-error.js'
import { renderSelector, type Selector } from '../../promql/selector.js'
import { formatDuration } from '../../shared/duration.js'
import { countedSeconds } from './base-window.js'
import { countedSelectors } from './counted-selectors.js'
import {
  aggregated,
  type IndicatorParts,
  isByDifference,
  lessGood,
  type Measured,
  type MeasuredAs,
  rateRange,
} from './measured.js'

/** Counters: `ratio`, and `latency` of a classic histogram. Throws `SelectorError`. */
export function counterQueries(slo: MeasuredAs<'ratio' | 'latency'>): IndicatorParts {
  const { total, bad, good } = countedSelectors(slo.indicator)
  return {
    events: eventsPerSecond(total, slo),
    errors: (events) => {
      // The zero-fill is aggregated: with other labels on its right side `or` would keep both sides and the rule would fail at the first error.
      if (bad !== undefined) return `${eventsPerSecond(bad, slo)}\nor 0 * ${events}`
      if (good === undefined) throw new SelectorError('expected a selector of bad or of good events')
      return lessGood(events, eventsPerSecond(good, slo))
    },
  }
}

function eventsPerSecond(selector: Selector, slo: Measured): string {
  const counter = renderSelector(selector)
  if (isByDifference(slo)) return differencePerSecond(counter, slo)
  return aggregated('sum', slo, `rate(${counter}[${rateRange(slo)}])`)
}

/**
 * What a counter has risen by since whole minutes ago; a counter that fell was reset and has risen from 0. Unlike `rate` this reads young counters in
 * full (`rate` does not extrapolate below 0), and windows meet exactly wherever the scrapes lie. A missed scrape is made up for by the next one.
 */
function differencePerSecond(counter: string, slo: Measured): string {
  const counted = countedSeconds(slo.scrapeIntervalSeconds)
  const latest = `last_over_time(${counter}[${formatDuration(2 * slo.scrapeIntervalSeconds)}]`
  const [now, before] = [`${latest})`, `${latest} offset ${formatDuration(counted)})`]
  const risen = `\n  ${now}\n  - ${before}\n  * (${before} <= bool ${now})\n`
  return `${aggregated('sum', slo, risen)} / ${counted}`
}
