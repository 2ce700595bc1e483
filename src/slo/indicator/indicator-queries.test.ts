import { describe, expect, test } from '@jest/globals'
import { boundSpellings, bucketMatcher } from './bucket-bound.js'
import { indicatorDefinition, rawQueries, recordedQueries } from './indicator-queries.js'
import type { Indicator } from '../slo.js'

const slo = (indicator: Indicator, environment: string | null = null) => {
  return { service: 'checkout', name: 'availability', environment, groupBy: [], scrapeIntervalSeconds: 15, indicator }
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
