import { addMatcher, withMetricSuffix } from '../promql/edit-selector.js'
import { SelectorError } from '../promql/selector-error.js'
import { parseSelector, renderSelector, type Selector } from '../promql/selector.js'
import { formatDuration } from '../shared/duration.js'
import { baseWindowSeconds } from './base-window.js'
import { bucketMatcher } from './bucket-bound.js'
import { recordedSeries } from './identity.js'
import { SERIES } from './series-names.js'
import type { Indicator, Slo } from './slo.js'

type Selectors = Readonly<Record<string, Selector>>

type Latency = Extract<Indicator, { kind: 'latency' }>

/** PromQL for the numbers of an SLO: vectors of at most one series without labels, in events per second over the base window. */
export interface IndicatorQueries {
  readonly events: string
  /** 0 where there are events and no bad ones; may lie slightly below 0 for good-selector and latency indicators. */
  readonly errors: string
}

type Measured = Pick<Slo, 'service' | 'name' | 'environment' | 'indicator' | 'scrapeIntervalSeconds'>

/** The queries as the base rules use them: errors are filled up from the recorded events. Throws `SelectorError`. */
export function recordedQueries(slo: Measured): IndicatorQueries {
  const selectors = indicatorSelectors(slo.indicator)
  const recorded = `sum(${recordedSeries(SERIES.eventsBase, slo)})`
  return { events: eventsQuery(slo, selectors), errors: errorsQuery(slo, selectors, recorded) }
}

/** The same numbers from the raw metrics alone, for times before the rules existed. Throws `SelectorError`. */
export function rawQueries(slo: Measured): IndicatorQueries {
  const selectors = indicatorSelectors(slo.indicator)
  const events = eventsQuery(slo, selectors)
  return { events, errors: errorsQuery(slo, selectors, events) }
}

/** Canonical text of what defines an SLO's numbers: equal texts measure the same thing. Objective and period do not belong to it. */
export function indicatorDefinition({ indicator, scrapeIntervalSeconds }: Measured): string {
  const selectors = Object.entries(indicatorSelectors(indicator)).map(([role, selector]) => [role, canonical(selector)])
  const bound = indicator.kind === 'latency' ? [['below', upperBound(indicator)]] : []
  return JSON.stringify([indicator.kind, ...selectors, ...bound, ['scrape', scrapeIntervalSeconds]])
}

/** The selectors of the raw series that an indicator reads, by role. Throws `SelectorError`. */
export function indicatorSelectors(indicator: Indicator): Selectors {
  const known = parsed.get(indicator)
  if (known !== undefined) return known
  const selectors = parseSelectors(indicator)
  parsed.set(indicator, selectors)
  return selectors
}

/** Parsing is the costliest step of generating, and rules, annotations and tests all ask for the same selectors. */
const parsed = new WeakMap<Indicator, Selectors>()

function parseSelectors(indicator: Indicator): Selectors {
  if (indicator.kind === 'latency') {
    const histogram = selectorOf(indicator.histogram)
    return {
      total: withMetricSuffix(histogram, '_count'),
      good: addMatcher(withMetricSuffix(histogram, '_bucket'), bucketMatcher(upperBound(indicator))),
    }
  }
  const total = selectorOf(indicator.total)
  return 'bad' in indicator ? { total, bad: selectorOf(indicator.bad) } : { total, good: selectorOf(indicator.good) }
}

/** The bucket boundary of a latency indicator in the unit of its histogram, without binary noise. */
export function upperBound({ belowSeconds, unit }: Latency): number {
  return Number((unit === 'milliseconds' ? belowSeconds * 1000 : belowSeconds).toPrecision(12))
}

function eventsQuery({ scrapeIntervalSeconds }: Measured, { total }: Selectors): string {
  return sumOfRates(total, scrapeIntervalSeconds)
}

// The zero-fill is aggregated: with labels on its right side `or` would keep both sides and the rule would fail at the first error.
function errorsQuery({ scrapeIntervalSeconds }: Measured, { bad, good }: Selectors, events: string): string {
  if (bad !== undefined) return `${sumOfRates(bad, scrapeIntervalSeconds)}\nor 0 * ${events}`
  // The good side is filled, not the difference: otherwise a total outage without any good series reads as no errors.
  return `${events}\n- (${sumOfRates(good, scrapeIntervalSeconds)} or 0 * ${events})`
}

function sumOfRates(selector: Selector | undefined, scrapeIntervalSeconds: number): string {
  if (selector === undefined) throw new SelectorError('expected a selector of counted events')
  return `sum(rate(${renderSelector(selector)}[${formatDuration(baseWindowSeconds(scrapeIntervalSeconds))}]))`
}

function selectorOf(text: string): Selector {
  const selector = parseSelector(text)
  if (selector === null) throw new SelectorError(`expected a plain selector, found ${text}`)
  return selector
}

function canonical({ metric, matchers }: Selector): string {
  const texts = matchers.map((matcher) => renderSelector({ metric: null, matchers: [matcher] }))
  return `${metric ?? ''}${texts.toSorted().join('')}`
}
