import { renderSelector, withMetricSuffix } from '../promql/selector.js'
import { formatDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import { selectorOf, upperBound } from '../slo/indicator/counted-selectors.js'
import type { Indicator, Slo } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'

type Latency = Extract<Indicator, { kind: 'latency' }>

/** How many series have a bucket, by its upper bound in the unit of the histogram. */
export type Buckets = ReadonlyMap<number, number>

/** A time that is no boundary counts every request as slow. */
export async function bucketFindings({ indicator }: Pick<Slo, 'indicator'>, source: LiveSource): Promise<Finding[]> {
  if (indicator.kind !== 'latency' || indicator.native) return []
  const text = renderSelector(withMetricSuffix(selectorOf(indicator.histogram), '_bucket'))
  const series = await source.ask(`count by (le) (${text})`)
  const buckets = new Map<number, number>()
  for (const { labels, samples } of series) {
    const bound = boundOf(labels['le'])
    // Two spellings of one bound come from two versions of a client.
    buckets.set(bound, (buckets.get(bound) ?? 0) + (samples[0]?.value ?? 0))
  }
  return judgeBuckets(indicator, buckets)
}

function boundOf(le: string | undefined): number {
  return le === undefined || le === '+Inf' ? Infinity : Number(le)
}

/** @param buckets at least that without an upper bound, or none at all */
export function judgeBuckets(indicator: Latency, buckets: Buckets): Finding[] {
  const bound = upperBound(indicator)
  // There within the day, and not now: nothing to compare with.
  if (buckets.size === 0) return []
  const [here = 0, all = 0] = [buckets.get(bound), buckets.get(Infinity)]
  const bounds = [...buckets.keys()].filter(Number.isFinite).toSorted((a, b) => a - b)
  const below = formatDuration(indicator.belowSeconds)
  if (here === 0) {
    const message = `${below} is no boundary of ${indicator.histogram}, so every request counts as slow; its boundaries are ${bounds.map(formatNumber).join(', ')}`
    return [{ rule: 'live-bucket', message, hint: otherBound(indicator, bounds) }]
  }
  if (here >= all) return []
  const message = `${all - here} of ${all} series of ${indicator.histogram} have no bucket at ${below}: their requests count as slow`
  return [
    { rule: 'live-bucket', message, hint: 'give all copies of the service the same buckets, or narrow the selector' },
  ]
}

function otherBound({ belowSeconds, unit }: Latency, bounds: readonly number[]): string {
  const [here, other] = unit === 'seconds' ? [1, 'milliseconds'] : [1000, 'seconds']
  const inOther = Number((unit === 'seconds' ? belowSeconds * 1000 : belowSeconds).toPrecision(12))
  if (bounds.includes(inOther)) return `its buckets are in ${other}: say \`unit: ${other}\``
  const seconds = bounds.map((bound) => Number((bound / here).toPrecision(12)))
  const near = [seconds.findLast((bound) => bound < belowSeconds), seconds.find((bound) => bound > belowSeconds)]
  const choices = near.flatMap((bound) => (bound === undefined ? [] : [`\`below: ${formatDuration(bound)}\``]))
  return `take ${choices.join(' or ')}, or give the histogram a bucket at ${formatDuration(belowSeconds)}`
}
