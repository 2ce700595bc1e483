import { renderSelector, type Selector } from '../../promql/selector.js'
import type { Slo } from '../slo.js'
import { countedSelectors } from './counted-selectors.js'

/** Scrapes lie at most this far before the instant that they are taken for. */
const LOOK_BACK_SECONDS = 90

/** PromQL of what counters say about a span that ends now. */
export interface CounterJumpQueries {
  /** What they rose by. */
  readonly events: string
  readonly errors: string
  /** All events that they have counted since they began. */
  readonly standing: string
}

/**
 * PromQL for what the counters of an SLO rose by over a span that ends now, though nothing was scraped within it: sums of events and of errors.
 * Each has an answer only where all series are the same at both ends and none was seen to be reset; errors that never happened are none.
 *
 * @returns `null`: the SLO does not count by counters, or has a budget per group
 */
export function counterJumpQueries(
  { indicator, groupBy, scrapeIntervalSeconds }: Pick<Slo, 'indicator' | 'groupBy' | 'scrapeIntervalSeconds'>,
  spanSeconds: number,
): CounterJumpQueries | null {
  if (groupBy.length > 0) return null
  if (indicator.kind !== 'ratio' && (indicator.kind !== 'latency' || indicator.native)) return null
  const span = { spanSeconds, lookBack: Math.max(LOOK_BACK_SECONDS, 2 * scrapeIntervalSeconds) }
  const { total, bad, good } = countedSelectors(indicator)
  const events = risen(total, span)
  const standing = `sum(${ends(total, span)[0]})`
  if (good !== undefined) return { events, standing, errors: `(${events})\n- (${risen(good, span)})` }
  if (bad === undefined) return null
  return { events, standing, errors: `(${risen(bad, span)})\nor (vector(0) unless on () ${seriesOf(bad, span)})` }
}

interface Span {
  readonly spanSeconds: number
  readonly lookBack: number
}

function ends(selector: Selector, { spanSeconds, lookBack }: Span): readonly [now: string, before: string] {
  const latest = `last_over_time(${renderSelector(selector)}[${lookBack}s]`
  return [`${latest})`, `${latest} offset ${spanSeconds}s)`]
}

function risen(selector: Selector, span: Span): string {
  const [now, before] = ends(selector, span)
  const both = `count(${now} - ${before})`
  const resets = `resets(${renderSelector(selector)}[${span.spanSeconds + span.lookBack}s])`
  return [
    `sum(${now} - ${before})`,
    `and on () (${both} == count(${now}))`,
    `and on () (${both} == count(${before}))`,
    `unless on () (max(${resets}) > 0)`,
  ].join('\n  ')
}

/** Something where there is any series at either end, or between. */
function seriesOf(selector: Selector, { spanSeconds, lookBack }: Span): string {
  return `count(present_over_time(${renderSelector(selector)}[${spanSeconds + lookBack}s]))`
}
