import type { RuleGroup } from '../../src/promql/rule.js'
import { PYRRA_PAGES, pyrraRules } from './pyrra-rules.js'

/** An SLO as a file of Pyrra says it, and series during which it fails. */
export interface PyrraCase {
  readonly name: string
  readonly native?: boolean
  /** A percentage. */
  readonly target: number
  readonly window: '4w' | '1w'
  /** As it stands in the file. */
  readonly indicator: string
  /** Share of bad events over a window, as Pyrra records it. */
  readonly ratio: (window: string) => string
  readonly series: (spans: Spans) => Series[]
}

/** Scrapes of a quiet time, of an outage, and of a quiet time again. */
export type Spans = readonly number[]

interface Series {
  readonly series: string
  readonly values: string
}

/** A counter that rises by so much in each scrape of the three spans. */
function counter(series: string, spans: Spans, rises: readonly [quiet: number, failing: number]): Series {
  const [quiet, failing] = rises
  let value = 0
  const parts = spans.map((scrapes, index) => {
    const rise = index === 1 ? failing : quiet
    const part = `${value + rise}+${rise}x${scrapes - 1}`
    value += rise * scrapes
    return part
  })
  return { series, values: parts.join(' ') }
}

function gauge(series: string, [before = 0, outage = 0, after = 0]: Spans): Series {
  return { series, values: `1x${before - 1} 0x${outage - 1} 1x${after - 1}` }
}

/** Requests of which a share fails during the outage. */
function requests(name: string, share: number): Pick<PyrraCase, 'indicator' | 'ratio' | 'series'> {
  const [errors, total] = [`${name}{code="500"}`, name]
  return {
    indicator: `ratio: { errors: { metric: '${errors}' }, total: { metric: ${total} } }`,
    ratio: (window) => `sum(rate(${errors}[${window}])) / sum(rate(${total}[${window}]))`,
    series: (spans) => [
      counter(`${name}{code="200"}`, spans, [1000, 1000 * (1 - share)]),
      counter(`${name}{code="500"}`, spans, [0, 1000 * share]),
    ],
  }
}

const histogram = { success: 'slow_bucket{le="0.5"}', total: 'slow_count' }

export const PYRRA_CASES: readonly PyrraCase[] = [
  { name: 'total', target: 99.9, window: '4w', ...requests('total', 1) },
  { name: 'tenth', target: 99.9, window: '4w', ...requests('tenth', 0.1) },
  { name: 'between', target: 99, window: '4w', ...requests('between', 0.137) },
  {
    name: 'slow',
    target: 99,
    window: '4w',
    indicator: `latency: { success: { metric: '${histogram.success}' }, total: { metric: ${histogram.total} } }`,
    ratio: (window) => {
      const [good, all] = [histogram.success, histogram.total].map((metric) => `sum(rate(${metric}[${window}]))`)
      return `(${all} - ${good}) / ${all}`
    },
    series: (spans) => [
      counter(histogram.success, spans, [1000, 500]),
      counter('slow_bucket{le="+Inf"}', spans, [1000, 1000]),
      counter(histogram.total, spans, [1000, 1000]),
    ],
  },
  {
    name: 'native',
    native: true,
    target: 99,
    window: '4w',
    indicator: 'latencyNative: { latency: 500ms, total: { metric: native } }',
    ratio: (window) => `1 - histogram_fraction(0, 0.5, sum(rate(native[${window}])))`,
    series: (spans) => [nativeHistogram('native', spans)],
  },
  {
    name: 'down',
    target: 99,
    window: '4w',
    indicator: 'bool_gauge: { metric: down }',
    ratio: (window) => `1 - sum(sum_over_time(down[${window}])) / sum(count_over_time(down[${window}]))`,
    series: (spans) => [gauge('down{instance="a"}', spans)],
  },
  {
    name: 'grouped',
    target: 99,
    window: '4w',
    indicator: 'ratio: { errors: { metric: \'grouped{code="500"}\' }, total: { metric: grouped }, grouping: [region] }',
    ratio: (window) =>
      `sum by (region) (rate(grouped{code="500"}[${window}])) / sum by (region) (rate(grouped[${window}]))`,
    series: (spans) => [
      counter('grouped{code="200",region="eu"}', spans, [1000, 0]),
      counter('grouped{code="500",region="eu"}', spans, [0, 1000]),
      counter('grouped{code="200",region="us"}', spans, [50_000, 50_000]),
      counter('grouped{code="500",region="us"}', spans, [0, 0]),
    ],
  },
  { name: 'week', target: 99, window: '1w', ...requests('week', 1) },
  { name: 'week-third', target: 99, window: '1w', ...requests('week_third', 0.3) },
]

/** Buckets of schema 0: the one up to 0.5 is good, that up to 4 is bad. */
function nativeHistogram(series: string, [before = 0, outage = 0, after = 0]: Spans): Series {
  const histogramOf = (good: number, bad: number): string =>
    `{{schema:0 count:${good + bad} sum:${good + bad} offset:-1 buckets:[${good} 0 0 ${bad}]}}`
  const good = 1000
  const parts = [
    `${histogramOf(good, 0)}+${histogramOf(good, 0)}x${before - 1}`,
    `${histogramOf(good * before, good)}+${histogramOf(0, good)}x${outage - 1}`,
    `${histogramOf(good * (before + 1), good * outage)}+${histogramOf(good, 0)}x${after - 1}`,
  ]
  return { series, values: parts.join(' ') }
}

/** The file. */
export function pyrraSource({ name, target, window, indicator }: PyrraCase): string {
  return `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: ${name} }
spec: { target: '${target}', window: ${window}, indicator: { ${indicator} } }
`
}

/** Its rules, those that page alone: four days of a native histogram are more samples than promtool loads. */
export function pyrraGroup({ name, target, window, ratio }: PyrraCase): RuleGroup {
  const days = window === '4w' ? 28 : 7
  return pyrraRules({ name, target, days, errors: (range) => ratio(range.slice(1, -1)) }, PYRRA_PAGES)
}
