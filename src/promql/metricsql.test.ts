import { expect, test } from '@jest/globals'
import { promqlError } from './promql-error.js'

test.each([
  ['histogram_share(0.5, sum(rate(x[5m])) by (le))', 'histogram_share'],
  ['sum(count_gt_over_time(x[5m], 1))', 'count_gt_over_time'],
  ['1 - label_set (x, "a", "b")', 'label_set'],
  ['range_avg(default_rollup(x[5m]))', 'range_avg'],
  ['WITH (y = x) y', 'WITH'],
])('%s: %s is said to be a function of MetricsQL', (expression, name) => {
  expect(promqlError(expression)).toBe(
    `expected a PromQL expression: ${name} is a function of MetricsQL, and Prometheus does not have it`,
  )
})

test.each([
  ['a default 0', 'default'],
  ['a ifnot b', 'ifnot'],
  ['rate(x[5m]) keep_metric_names', 'keep_metric_names'],
  ['sum(x) limit 5', 'limit'],
])('%s: the word %s is said to be of MetricsQL', (expression, word) => {
  expect(promqlError(expression)).toBe(
    `expected a PromQL expression: \`${word}\` is of MetricsQL, and Prometheus does not read it`,
  )
})

test('a name that neither language knows is no function', () => {
  expect(promqlError('averge(x)')).toBe('expected a PromQL expression: Prometheus has no function averge')
})

test.each([['x @ start() +'], ['sum(x'], ['x{a="default "} )'], ['x y']])('%s is a plain mistake', (expression) => {
  expect(promqlError(expression)).not.toMatch(/MetricsQL|no function/)
})
