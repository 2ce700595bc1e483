import { expect, test } from '@jest/globals'
import { promqlError } from './promql-error.js'
import { exceptionsIn } from './server-support.js'

test.each([
  ['rate(x[5m] smoothed)', 'smoothed'],
  ['rate(x[5m] anchored)', 'anchored'],
  ['x offset (1m+1m)', 'a duration that is reckoned'],
  ['x offset (1m)', 'a duration that is reckoned'],
  ['rate(x[1m+1m])', 'a duration that is reckoned'],
  ['rate(x[step()])', 'a duration that is reckoned'],
  ['max_over_time(x[5m:(1m*2)])', 'a duration that is reckoned'],
  ['mad_over_time(x[5m])', 'mad_over_time'],
  ['x + fill(0) y', 'fill'],
  ['x + on (a) fill_left(0) y', 'fill'],
  ['limitk(1, x)', 'limitk'],
  ['x </ 1', '</'],
  ['sum(rate(x[5m])) / sum(sort_by_label(y, "a"))', 'sort_by_label'],
])('%s is refused: %s needs a feature flag', (expression, what) => {
  expect(promqlError(expression)).toContain(`feature flag: ${what}, at character `)
})

test.each([
  ['{"http.requests"}', 'a name in quotes'],
  ['x{"http.status"="500"}', 'a name in quotes'],
  ['sum by ("http.status") (x)', 'a name in quotes'],
  ['histogram_avg(rate(x[5m]))', 'histogram_avg'],
])('%s is read: %s needs Prometheus 3', (expression, what) => {
  expect(promqlError(expression)).toBeNull()
  expect(exceptionsIn(expression)).toMatchObject([{ what, needs: 'Prometheus 3' }])
})

test.each([
  'x offset -5m',
  'x offset 5m',
  'x @ start()',
  'max_over_time(x[1h:5m] offset 1m)',
  'range_total',
  'step{info="1"}',
  'x - y',
])('%s is taken by all', (expression) => {
  expect([promqlError(expression), exceptionsIn(expression)]).toEqual([null, []])
})
