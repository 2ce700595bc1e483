import { sampleSeries, selects, type SampleSeries } from '../../promql/sample-series.js'
import type { Selector } from '../../promql/selector.js'
import { indicatorSelectors, upperBound } from '../indicator-queries.js'
import { boundSpellings } from '../bucket-bound.js'
import type { Indicator } from '../slo.js'

/** A series that a test feeds, and which events move it. */
export interface CountedSeries {
  readonly series: SampleSeries
  readonly counts: 'good' | 'bad' | 'both'
}

/**
 * Example series for an indicator: together they tell good events from bad ones the way the indicator does.
 *
 * @returns `null` when no example labels can be found for its matchers
 */
export function countedSeries(indicator: Indicator): readonly CountedSeries[] | null {
  const { total, good, bad } = indicatorSelectors(indicator)
  const part = good ?? bad
  if (total === undefined || part === undefined) return null
  if (indicator.kind === 'latency') return latencySeries(indicator, total)
  const named = good === undefined ? 'bad' : 'good'
  if (total.metric === part.metric) return labelledSeries({ total, part, named })
  return withTotal({ total: sampleSeries([total]), part: sampleSeries([part]), named })
}

/** Selectors of an indicator, and example series that they count. */
export interface Counting {
  readonly selectors: readonly Selector[]
  readonly series: readonly CountedSeries[]
}

/** Whether what one SLO counts would also be counted by the other: then they cannot share a test. */
export function interfere(a: Counting, b: Counting): boolean {
  const counts = (one: Counting, other: Counting): boolean => {
    return other.series.some(({ series }) => one.selectors.some((selector) => selects(selector, series)))
  }
  return counts(a, b) || counts(b, a)
}

function latencySeries(indicator: Extract<Indicator, { kind: 'latency' }>, count: Selector): CountedSeries[] | null {
  const total = sampleSeries([count])
  const [le] = boundSpellings(upperBound(indicator))
  if (total === null || le === undefined) return null
  const metric = total.metric.replace(/_count$/, '_bucket')
  return withTotal({ total, part: { metric, labels: { ...total.labels, le } }, named: 'good' })
}

type Named = 'good' | 'bad'

/** One metric for all events: a label tells good from bad. */
function labelledSeries({
  total,
  part,
  named,
}: {
  total: Selector
  part: Selector
  named: Named
}): CountedSeries[] | null {
  const one = sampleSeries([total, part])
  const rest = sampleSeries([total], part)
  if (one === null || rest === null) return null
  return [
    { series: rest, counts: named === 'bad' ? 'good' : 'bad' },
    { series: one, counts: named },
  ]
}

/** One metric for all events, another for a part of them. */
function withTotal(found: {
  total: SampleSeries | null
  part: SampleSeries | null
  named: Named
}): CountedSeries[] | null {
  const { total, part, named } = found
  if (total === null || part === null) return null
  return [
    { series: total, counts: 'both' },
    { series: part, counts: named },
  ]
}
