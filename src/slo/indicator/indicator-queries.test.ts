import { describe, expect, test } from '@jest/globals'
import { boundSpellings } from '../../promql/bound-spellings.js'
import type { Indicator } from '../slo.js'
import { bucketMatcher } from './counted-selectors.js'
import { indicatorDefinition, rawQueries, recordedQueries } from './indicator-queries.js'

const slo = (indicator: Indicator, environment: string | null = null) => {
  const names = { service: 'checkout', name: 'availability', environment, groupBy: [] }
  return { ...names, scrapeIntervalSeconds: 15, flavour: 'prometheus' as const, indicator }
}

const bad: Indicator = {
  kind: 'ratio',
  total: 'requests_total{service="checkout"}',
  bad: 'requests_total{code=~"5.."}',
}
const good: Indicator = { kind: 'ratio', total: 'searches_total', good: 'found_total' }
const latency = {
  kind: 'latency',
  histogram: 'latency{a="b"}',
  belowSeconds: 1,
  unit: 'seconds',
  native: false,
} as const satisfies Indicator

describe('recordedQueries', () => {
  test('zero-fills errors from the recorded events', () => {
    expect(recordedQueries(slo(bad, 'production'))).toEqual({
      events: 'sum(rate(requests_total{service="checkout"}[1m15s]))',
      errors:
        'sum(rate(requests_total{code=~"5.."}[1m15s]))\n' +
        'or 0 * sum(slo:events:rate_base{service="checkout",slo="availability",environment="production"})',
    })
  })

  test('takes good events from the events, filling the good side', () => {
    expect(recordedQueries(slo(good)).errors).toBe(
      'sum(slo:events:rate_base{service="checkout",slo="availability"})\n' +
        '- (sum(rate(found_total[1m15s])) or 0 * sum(slo:events:rate_base{service="checkout",slo="availability"}))',
    )
  })

  test('takes counters by difference where a window holds two scrapes', () => {
    const slow = { ...slo(bad), scrapeIntervalSeconds: 90 }
    expect(recordedQueries(slow).events).toBe(
      'sum(\n  last_over_time(requests_total{service="checkout"}[3m])\n' +
        '  - last_over_time(requests_total{service="checkout"}[3m] offset 2m)\n' +
        '  * (last_over_time(requests_total{service="checkout"}[3m] offset 2m) <= bool last_over_time(requests_total{service="checkout"}[3m]))\n' +
        ') / 120',
    )
  })

  test('reads a latency from count and bucket, both spellings of le', () => {
    const { events, errors } = recordedQueries(slo(latency))
    expect(events).toBe('sum(rate(latency_count{a="b"}[1m15s]))')
    expect(errors).toContain('sum(rate(latency_bucket{a="b",le=~"1|1\\\\.0"}[1m15s]))')
  })

  test('counts milliseconds where the histogram does', () => {
    const { errors } = recordedQueries(slo({ ...latency, belowSeconds: 0.3, unit: 'milliseconds' }))
    expect(errors).toContain('le=~"300|300\\\\.0"')
  })
})

const Z = '0 * sum by (region) (slo:events:rate_base{service="checkout",slo="availability"})'
const EV = Z.slice(4)

describe('in groups', () => {
  const grouped = (indicator: Indicator, scrapeIntervalSeconds = 15) =>
    recordedQueries({ ...slo(indicator), groupBy: ['region'], scrapeIntervalSeconds })

  test('every sum keeps the labels, also the one that fills up', () => {
    expect(grouped(bad)).toEqual({
      events: 'sum by (region) (rate(requests_total{service="checkout"}[1m15s]))',
      errors: `sum by (region) (rate(requests_total{code=~"5.."}[1m15s]))\nor ${Z}`,
    })
  })

  test('a native histogram is added up before its fraction is taken', () => {
    const all = 'sum by (region) (rate(latency{a="b"}[1m15s]))'
    expect(grouped({ ...latency, native: true })).toEqual({
      events: `histogram_count(${all})`,
      errors: `${EV}\n- (histogram_fraction(-Inf, 1, ${all}) * histogram_count(${all}) >= 0 or ${Z})`,
    })
  })

  test('probes count samples, or judge each instant', () => {
    expect(grouped({ kind: 'probe', metric: 'up', aggregate: 'each' }).errors).toBe(
      'sum by (region) (count_over_time(up[1m]) - sum_over_time(up[1m])) / 60',
    )
    expect(grouped({ kind: 'probe', metric: 'up', aggregate: 'any' }, 120).events).toBe(
      'count_over_time((min by (region) ((up and last_over_time(up[4m]))))[2m:2m]) / 120',
    )
    expect(grouped({ kind: 'probe', metric: 'up', aggregate: 'all' }).events).toContain(
      'max by (region) ((up and last_over_time(up[30s])))',
    )
    expect(grouped({ kind: 'probe', metric: 'up', aggregate: 'any' }).errors).toBe(
      'sum_over_time((1 - min by (region) ((up and last_over_time(up[30s]))))[1m:15s]) / 60',
    )
  })

  test.each([
    ['lt', '>='],
    ['lte', '>'],
    ['gt', '<='],
    ['gte', '<'],
  ] as const)('a threshold of %s fails at %s', (op, fails) => {
    expect(grouped({ kind: 'threshold', query: 'max(x) # why', op, value: 1.5 })).toEqual({
      events: 'group by (region) ((max((x and last_over_time(x[1m])))) >= -Inf) / 60',
      errors: `max by (region) (((max((x and last_over_time(x[1m])))) >= -Inf) ${fails} bool 1.5) / 60`,
    })
  })

  test('freshness is the age of a timestamp', () => {
    expect(grouped({ kind: 'freshness', timestamp: 'x', maxAgeSeconds: 600 }).errors).toBe(
      'max by (region) ((time() - (((x and last_over_time(x[1m]))) >= -Inf)) > bool 600) / 60',
    )
  })

  test('queries of any kind are brought to events per second', () => {
    const query = (total: string): Indicator => ({ kind: 'ratio_query', total, bad: total })
    expect(grouped(query('sum(rate(x[$window]))')).events).toBe('sum by (region) ((sum(rate(x[1m15s]))) >= 0)')
    expect(grouped(query('increase(x[$window])')).events).toBe('sum by (region) ((increase(x[1m15s])) / 75 >= 0)')
    expect(grouped(query('count_over_time(x[$window])')).errors).toBe(
      `sum by (region) ((count_over_time(x[1m])) / 60 >= 0)\nor ${Z}`,
    )
    expect(grouped({ kind: 'error_ratio', query: 'avg_over_time(x[$window])' }).errors).toBe(
      'clamp(avg by (region) ((avg_over_time(x[1m])) >= 0), 0, 1) / 60',
    )
  })
})

test('raw queries read no recorded series', () => {
  expect(rawQueries(slo(good))).toEqual({
    events: 'sum(rate(searches_total[1m15s]))',
    errors:
      'sum(rate(searches_total[1m15s]))\n- (sum(rate(found_total[1m15s])) or 0 * sum(rate(searches_total[1m15s])))',
  })
})

test('a definition changes with what is measured, not with how it is written', () => {
  const spaced: Indicator = { kind: 'ratio', total: '( requests_total{ service="checkout" } )', bad: bad.bad }
  expect(indicatorDefinition(slo(spaced))).toBe(indicatorDefinition(slo(bad)))
  expect(indicatorDefinition(slo(good))).not.toBe(indicatorDefinition(slo(bad)))
  expect(indicatorDefinition({ ...slo(bad), scrapeIntervalSeconds: 30 })).not.toBe(indicatorDefinition(slo(bad)))
  expect(indicatorDefinition({ ...slo(bad), flavour: 'victoriametrics' })).not.toBe(indicatorDefinition(slo(bad)))
  expect(indicatorDefinition({ ...slo(bad), flavour: 'thanos' })).toBe(indicatorDefinition(slo(bad)))
})

test('VictoriaMetrics is asked what counters rose by, and for rates over whole minutes', () => {
  const there = (indicator: Indicator) => recordedQueries({ ...slo(indicator), flavour: 'victoriametrics' }).events
  expect(there(good)).toBe(
    'sum(\n' +
      '  last_over_time(searches_total[30s])\n' +
      '  - last_over_time(searches_total[30s] offset 1m)\n' +
      '  * (last_over_time(searches_total[30s] offset 1m) <= bool last_over_time(searches_total[30s]))\n' +
      ') / 60',
  )
  expect(there({ kind: 'ratio_query', total: 'sum(rate(a[$window]))', bad: 'sum(rate(b[$window]))' })).toContain('[1m]')
})

test.each([
  [0.3, ['0.3']],
  [2.5, ['2.5']],
  [1, ['1', '1.0']],
  [300, ['300', '300.0']],
  [1_000_000, ['1000000', '1000000.0', '1e+06']],
  [5_000_000, ['5000000', '5000000.0', '5e+06']],
  [0.00002, ['0.00002', '2e-05']],
])('bound %d is spelled %j', (bound, spellings) => {
  expect(boundSpellings(bound)).toEqual(spellings)
})

test('a bound with one spelling is matched by equality, others by an escaped expression', () => {
  expect(bucketMatcher(0.3)).toEqual({ label: 'le', operator: '=', value: '0.3' })
  expect(bucketMatcher(5_000_000).value).toBe('5000000|5000000\\.0|5e\\+06')
})
