import { boundSpellings } from '../../promql/bound-spellings.js'
import { originalQuery } from '../../promql/copied-labels.js'
import { passingSelector, rateSelector, steadySelector } from '../../promql/inner-selector.js'
import { sampleSeries, type SampleSeries } from '../../promql/sample-series.js'
import type { Selector } from '../../promql/selector.js'
import { fillWindow } from '../../promql/windowed-query.js'
import { countedSelectors, type CountedSelectors, selectorOf, upperBound } from '../indicator/counted-selectors.js'
import type { Indicator, Slo, ThresholdOperator } from '../slo.js'
import type { FedSeries, Feeding, Level } from './fed-series.js'

type Of<Kind extends Indicator['kind']> = Extract<Indicator, { kind: Kind }>

type Find = { readonly [Kind in Indicator['kind']]: (indicator: Of<Kind>, scrapeSeconds: number) => FedSeries[] | null }

const FIND: Find = {
  ratio: (indicator) => counters(countedSelectors(indicator)),
  latency: (indicator) => (indicator.native ? nativeHistogram(indicator) : histogram(indicator)),
  probe: ({ metric }) => gauge(selectorOf(metric), state(1, 0)),
  threshold: (indicator) => gauge(passingSelector(original(indicator.query)), thresholdState(indicator)),
  freshness: (indicator, scrape) => gauge(passingSelector(original(indicator.timestamp)), ageState(indicator, scrape)),
  ratio_query: (indicator) => counters(countersOf(indicator)),
  error_ratio: ({ query }) => gauge(steadySelector(original(fillWindow(query, '1m'))), { kind: 'share' }),
}

/**
 * Example series for an indicator: together they tell good events from bad ones the way the indicator does.
 *
 * @returns `null` when no example can be found: for labels that no value fits, or queries that compute too much
 */
export function fedSeriesOf({ indicator, scrapeIntervalSeconds }: Slo): readonly FedSeries[] | null {
  const find = FIND[indicator.kind] as (indicator: Indicator, scrapeSeconds: number) => FedSeries[] | null
  return find(indicator, scrapeIntervalSeconds)
}

/** Copies of labels are made by the rules that are tested; the series have the labels that are copied. */
const original = (query: string): string => originalQuery(query).query

/** The counters behind queries that are sums of their rates or increases, `null` when they compute more. */
function countersOf(indicator: Of<'ratio_query'>): CountedSelectors | null {
  const counter = (query: string) => rateSelector(original(fillWindow(query, '1m')))
  const total = counter(indicator.total)
  const part = counter('bad' in indicator ? indicator.bad : indicator.good)
  if (total === null || part === null) return null
  return 'bad' in indicator ? { total, bad: part } : { total, good: part }
}

function counters(selectors: CountedSelectors | null): FedSeries[] | null {
  const part = selectors?.bad ?? selectors?.good
  if (selectors === null || part === undefined) return null
  const { total, bad } = selectors
  const named = bad === undefined ? 'good' : 'bad'
  if (total.metric === part.metric) return labelledSeries({ total, part, named })
  return withTotal({ total: sampleSeries([total]), part: sampleSeries([part]), named })
}

function histogram(indicator: Of<'latency'>): FedSeries[] | null {
  const total = sampleSeries([countedSelectors(indicator).total])
  const [le] = boundSpellings(upperBound(indicator))
  if (total === null || le === undefined) return null
  const metric = total.metric.replace(/_count$/, '_bucket')
  return withTotal({ total, part: { metric, labels: { ...total.labels, le } }, named: 'good' })
}

/** Buckets of schema 0 end at powers of two: events two buckets below the bound are good for sure, those two above are bad. */
function nativeHistogram(indicator: Of<'latency'>): FedSeries[] | null {
  const series = sampleSeries([selectorOf(indicator.histogram)])
  const power = Math.floor(Math.log2(upperBound(indicator)))
  return series === null ? null : [{ series, feeding: { kind: 'histogram', goodBucket: power - 1, apart: 5 } }]
}

function gauge(selector: Selector | null, feeding: Feeding): FedSeries[] | null {
  const series = selector === null ? null : sampleSeries([selector])
  return series === null ? null : [{ series, feeding }]
}

function state(good: number, bad: number): Feeding {
  const steady = (start: number): Level => ({ start, perSecond: 0 })
  return { kind: 'state', good: steady(good), bad: steady(bad) }
}

/** Values next to the bound, on either side of it: a bound that is a little off shows. */
function thresholdState({ op, value }: Of<'threshold'>): Feeding {
  const apart = Math.max(1e-6, Math.abs(value) / 1000)
  const sides: Readonly<Record<ThresholdOperator, readonly [good: number, bad: number]>> = {
    lt: [value - apart, value],
    lte: [value, value + apart],
    gt: [value + apart, value],
    gte: [value, value - apart],
  }
  return state(...sides[op])
}

/** promtool's time begins at 0, so that a timestamp that is always so old is the time less its age. */
function ageState({ maxAgeSeconds }: Of<'freshness'>, scrapeSeconds: number): Feeding {
  const aged = (seconds: number): Level => ({ start: -seconds, perSecond: 1 })
  return { kind: 'state', good: aged(Math.max(0, maxAgeSeconds - scrapeSeconds)), bad: aged(maxAgeSeconds + 1) }
}

type Named = 'good' | 'bad'

/** One metric for all events: a label tells good from bad. */
function labelledSeries({ total, part, named }: { total: Selector; part: Selector; named: Named }): FedSeries[] | null {
  const one = sampleSeries([total, part])
  const rest = sampleSeries([total], part)
  if (one === null || rest === null) return null
  return [counter(rest, named === 'bad' ? 'good' : 'bad'), counter(one, named)]
}

/** One metric for all events, another for a part of them. */
function withTotal(found: { total: SampleSeries | null; part: SampleSeries | null; named: Named }): FedSeries[] | null {
  const { total, part, named } = found
  return total === null || part === null ? null : [counter(total, 'both'), counter(part, named)]
}

function counter(series: SampleSeries, counts: 'good' | 'bad' | 'both'): FedSeries {
  return { series, feeding: { kind: 'counter', counts } }
}
