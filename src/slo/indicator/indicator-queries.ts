import { renderSelector, type Selector } from '../../promql/selector.js'
import { selectorsIn } from '../../promql/selectors-in.js'
import { tidyQuery } from '../../promql/tidy-query.js'
import { fillWindow } from '../../promql/windowed-query.js'
import { formatNumber } from '../../shared/format-number.js'
import { recordedSeries } from '../identity.js'
import { SERIES } from '../series-names.js'
import type { Indicator } from '../slo.js'
import { countedSelectors, selectorOf, upperBound } from './counted-selectors.js'
import { counterQueries } from './counter-queries.js'
import { freshnessQueries, probeQueries, thresholdQueries } from './gauge-queries.js'
import { aggregated, type IndicatorParts, lessGood, type Measured, type MeasuredAs, rateRange } from './measured.js'
import { errorRatioQueries, ratioQueries } from './opaque-queries.js'

/** PromQL for the numbers of an SLO: vectors by the labels of `group_by` and no others, in events per second over the base window. */
export interface IndicatorQueries {
  readonly events: string
  /** 0 where there are events and no bad ones; may lie slightly below 0 where `isSigned`. */
  readonly errors: string
}

/**
 * The queries as the base rules use them: errors are filled up from the recorded events. On vmalert those are of the evaluation before, and what
 * traffic fell by since would be errors where good events are taken off: there all of it is read anew. Throws `SelectorError`.
 */
export function recordedQueries(slo: Measured): IndicatorQueries {
  if (slo.flavour === 'victoriametrics' && isSigned(slo.indicator)) return rawQueries(slo)
  const { events, errors } = partsOf(slo)
  return { events, errors: errors(aggregated('sum', slo, recordedSeries(SERIES.eventsBase, slo))) }
}

/** The same numbers from the raw metrics alone, for times before the rules existed. Throws `SelectorError`. */
export function rawQueries(slo: Measured): IndicatorQueries {
  const { events, errors } = partsOf(slo)
  return { events, errors: errors(events) }
}

/** Whether errors are a difference of counters, which is noise around 0 where nothing fails. */
export function isSigned(indicator: Indicator): boolean {
  return indicator.kind === 'latency' || 'good' in indicator
}

/** The selectors of the raw series that an indicator reads; the first one is there whenever anything is measured. Throws `SelectorError`. */
export function indicatorSelectors(indicator: Indicator): readonly Selector[] {
  switch (indicator.kind) {
    case 'latency':
      return indicator.native ? [selectorOf(indicator.histogram)] : selectorsOf(indicator)
    case 'ratio':
      return selectorsOf(indicator)
    case 'probe':
      return [selectorOf(indicator.metric)]
    default:
      return indicatorPromql(indicator, '1m').flatMap(selectorsIn)
  }
}

/** The queries of an indicator that is PromQL, with a range for `$window`; that of all events first. Other indicators have none. */
export function indicatorPromql(indicator: Indicator, range: string): readonly string[] {
  switch (indicator.kind) {
    case 'threshold':
      return [indicator.query]
    case 'freshness':
      return [indicator.timestamp]
    case 'error_ratio':
      return [fillWindow(indicator.query, range)]
    case 'ratio_query':
      return [indicator.total, 'bad' in indicator ? indicator.bad : indicator.good].map((query) =>
        fillWindow(query, range),
      )
    default:
      return []
  }
}

function selectorsOf(indicator: Extract<Indicator, { kind: 'ratio' | 'latency' }>): readonly Selector[] {
  return Object.values<Selector>({ ...countedSelectors(indicator) })
}

/** Canonical text of what defines an SLO's numbers: equal texts measure the same thing. Objective and period do not belong to it. */
export function indicatorDefinition({ indicator, groupBy, scrapeIntervalSeconds, flavour }: Measured): string {
  const groups = groupBy.length === 0 ? [] : [['by', ...groupBy]]
  const counted = flavour === 'victoriametrics' ? [['on', flavour]] : []
  const scraped = ['scrape', scrapeIntervalSeconds]
  return JSON.stringify([indicator.kind, ...definitionParts(indicator), ...groups, scraped, ...counted])
}

function definitionParts(indicator: Indicator): unknown[] {
  if (indicator.kind === 'ratio' || (indicator.kind === 'latency' && !indicator.native)) {
    const selectors = Object.entries(countedSelectors(indicator)).map(([role, one]) => [
      role,
      canonical(one as Selector),
    ])
    return indicator.kind === 'latency' ? [...selectors, ['below', upperBound(indicator)]] : selectors
  }
  return Object.entries(indicator)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, typeof value === 'string' ? tidyQuery(value) : value])
}

type MakeParts = { readonly [Kind in Indicator['kind']]: (slo: MeasuredAs<Kind>) => IndicatorParts }

const PARTS: MakeParts = {
  ratio: counterQueries,
  latency: (slo) => (slo.indicator.native ? nativeLatencyQueries(slo) : counterQueries(slo)),
  probe: probeQueries,
  threshold: thresholdQueries,
  freshness: freshnessQueries,
  ratio_query: ratioQueries,
  error_ratio: errorRatioQueries,
}

function partsOf(slo: Measured): IndicatorParts {
  return (PARTS[slo.indicator.kind] as (slo: Measured) => IndicatorParts)(slo)
}

function canonical({ metric, matchers }: Selector): string {
  const texts = matchers.map((matcher) => renderSelector({ metric: null, matchers: [matcher] }))
  return `${metric ?? ''}${texts.toSorted().join('')}`
}

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
