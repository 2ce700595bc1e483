import { boundSpellings } from '../../promql/bound-spellings.js'
import { lately } from '../../promql/lately.js'
import { SelectorError } from '../../promql/promql-error.js'
import { addMatcher, type Matcher, parseSelector, type Selector, withMetricSuffix } from '../../promql/selector.js'
import { escapeRe2 } from '../../promql/spell-numbers.js'
import type { Indicator } from '../slo.js'

type Latency = Extract<Indicator, { kind: 'latency' }>
type Counted = Extract<Indicator, { kind: 'ratio' | 'latency' }>

/** Selectors of the counters of an indicator, by role: `total`, and one of the others. */
export interface CountedSelectors {
  readonly total: Selector
  readonly bad?: Selector
  readonly good?: Selector
}

/**
 * The selectors of the raw series that an indicator counts, by role; throws `SelectorError`. Parsing is the costliest step of generating, and
 * rules, annotations and tests of an SLO ask for the same selectors one after the other. For longer they would be half a kilobyte per SLO.
 */
export const countedSelectors: (indicator: Counted) => CountedSelectors = lately((indicator: Counted) =>
  indicator.kind === 'latency' ? bucketAndCount(indicator) : ratioSelectors(indicator),
)

function ratioSelectors(indicator: Extract<Indicator, { kind: 'ratio' }>): CountedSelectors {
  const total = selectorOf(indicator.total)
  return 'bad' in indicator ? { total, bad: selectorOf(indicator.bad) } : { total, good: selectorOf(indicator.good) }
}

function bucketAndCount(indicator: Latency): CountedSelectors {
  const histogram = selectorOf(indicator.histogram)
  return {
    total: withMetricSuffix(histogram, '_count'),
    good: addMatcher(withMetricSuffix(histogram, '_bucket'), bucketMatcher(upperBound(indicator))),
  }
}

/** The slowest good answer of a latency indicator in the unit of its histogram, without binary noise. */
export function upperBound({ belowSeconds, unit }: Latency): number {
  return Number((unit === 'milliseconds' ? belowSeconds * 1000 : belowSeconds).toPrecision(12))
}

/** Reads a selector that the configuration has checked. Throws `SelectorError`. */
export function selectorOf(text: string): Selector {
  const selector = parseSelector(text)
  if (selector === null) throw new SelectorError(`expected a plain selector, found ${text}`)
  return selector
}

/**
 * Matches `le` however it was spelled: Prometheus 3 normalises it at scrape (`1.0`, `5e+06`), 2.x keeps what the client wrote.
 *
 * @param bound upper bound in the unit of the histogram, > 0
 */
export function bucketMatcher(bound: number): Matcher {
  const spellings = boundSpellings(bound)
  const [only, ...more] = spellings
  if (only !== undefined && more.length === 0) return { label: 'le', operator: '=', value: only }
  return { label: 'le', operator: '=~', value: spellings.map(escapeRe2).join('|') }
}
