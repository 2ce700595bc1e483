import type { InputSeries } from '../../src/promql/rule.js'
import { counter, gauge, type Phase } from './peer-series.js'
import { histogram, type PeerSlo } from './peer-slo.js'
import { PYRRA_PAGE, PYRRA_PAGES, pyrraGauge, pyrraLatency, pyrraRatio, pyrraRules } from './pyrra-rules.js'

/** What an SLO of Pyrra counts: as its file says it, as its rules do, and on which series. */
interface Written extends Pick<PeerSlo, 'series' | 'native'> {
  readonly name: string
  readonly indicator: string
  readonly errors: (range: string) => string
  /** Labels that the pages must have. */
  readonly group?: string
}

/** An SLO of 99 % over four weeks; the rules that page alone: four days of a native histogram are more samples than promtool loads. */
function written({ name, indicator, errors, group, ...rest }: Written): PeerSlo {
  const slo = name.replace('_', '-').toLowerCase()
  return {
    ...rest,
    name: `Pyrra ${name}`,
    source: () => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: ${slo} }
spec: { target: '99', window: 4w, indicator: { ${indicator} } }
`,
    service: slo,
    slo,
    budget: 0.01,
    page: [PYRRA_PAGE, `slo="${slo}"`, ...(group === undefined ? [] : [group])].join(),
    rules: () => [pyrraRules({ name: slo, target: 99, days: 28, errors }, PYRRA_PAGES)],
  }
}

/** Buckets of schema 0: the one up to 0.5 is good, that up to 4 is bad. */
function nativeHistogram(series: string, phases: readonly Phase[]): InputSeries {
  const histogramOf = (good: number, bad: number): string =>
    `{{schema:0 count:${good + bad} sum:${good + bad} offset:-1 buckets:[${good} 0 0 ${bad}]}}`
  let [good, bad] = [0, 0]
  const values = phases.map(({ scrapes, failing }) => {
    const [more, worse] = [1000 * (1 - failing), 1000 * failing]
    const text = `${histogramOf(good + more, bad + worse)}+${histogramOf(more, worse)}x${scrapes - 1}`
    good += more * scrapes
    bad += worse * scrapes
    return text
  })
  return { series, values: values.join(' ') }
}

/** One for each indicator of Pyrra that its examples leave out, or have at another target. */
export const PYRRA_WRITTEN: readonly PeerSlo[] = [
  written({
    name: 'latency',
    indicator: `latency: { success: { metric: 'slow_bucket{le="0.5"}' }, total: { metric: slow_count } }`,
    errors: pyrraLatency('slow_bucket{le="0.5"}', 'slow_count'),
    series: (phases) => [
      ...histogram('slow_bucket{le="0.5"}', 'slow_count')(phases),
      counter('slow_bucket{le="+Inf"}', phases, () => 1),
    ],
  }),
  written({
    name: 'latencyNative',
    native: true,
    indicator: 'latencyNative: { latency: 500ms, total: { metric: native } }',
    errors: (range) => `1 - histogram_fraction(0, 0.5, sum(rate(native${range})))`,
    series: (phases) => [nativeHistogram('native', phases)],
  }),
  written({
    name: 'bool_gauge',
    indicator: 'bool_gauge: { metric: down }',
    errors: pyrraGauge('down', ''),
    series: (phases) => [gauge('down{instance="a"}', phases)],
  }),
  written({
    name: 'grouping',
    indicator: `ratio: { errors: { metric: 'grouped{code="500"}' }, total: { metric: grouped }, grouping: [region] }`,
    errors: pyrraRatio('grouped{code="500"}', 'grouped', 'region'),
    group: 'region="eu"',
    // A region of 2 % of the traffic fails: averaged over both, nobody would be paged.
    series: (phases) => [
      counter('grouped{code="200",region="eu"}', phases, (failing) => 1 - failing),
      counter('grouped{code="500",region="eu"}', phases, (failing) => failing),
      counter('grouped{code="200",region="us"}', phases, () => 50),
      counter('grouped{code="500",region="us"}', phases, () => 0),
    ],
  }),
]
