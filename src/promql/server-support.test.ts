import { expect, test } from '@jest/globals'
import { promqlError } from './promql-error.js'
import { exceptionsIn, isOlder, laterThan } from './server-support.js'

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
  ['{"http.requests"}', 'a name in quotes', '3.0'],
  ['x{"http.status"="500"}', 'a name in quotes', '3.0'],
  ['sum by ("http.status") (x)', 'a name in quotes', '3.0'],
  ['histogram_avg(rate(x[5m]))', 'histogram_avg', '2.51'],
  ['rate(x[300])', 'a duration without a unit', '2.54'],
  ['max_over_time(x[5m:60])', 'a duration without a unit', '2.54'],
  ['x offset -300', 'a duration without a unit', '2.54'],
  ['rate(x[5m]) > 1_000', 'a number with underscores', '2.54'],
  ['time() - x > 1h30m', 'a duration as a number', '2.54'],
])('%s is read: %s needs Prometheus %s', (expression, what, needs) => {
  expect(promqlError(expression)).toBeNull()
  expect(exceptionsIn(expression)).toMatchObject([{ what, needs }])
})

test('what a version does not take yet is named with the version that does', () => {
  expect(laterThan('rate(x[$window]) > 1_000', '2.53.1')?.message).toBe(
    'expected PromQL that Prometheus 2.53.1 takes: a number with underscores, at character 20, needs 2.54',
  )
  expect(laterThan('rate(x[$window]) > 1_000', '2.54')).toBeNull()
  expect(laterThan('{"x.y"} > 1_000', '2.55.1')?.message).toContain('a name in quotes, at character 2, needs 3.0')
  expect(laterThan('{"x.y"} > 1_000', '3.10')).toBeNull()
})

test.each([
  ['2.9', '2.10', true],
  ['2.10', '2.9', false],
  ['2.55.1', '3.0', true],
  ['3.0.0', '3.0', false],
])('version %s is older than %s: %s', (version, than, expected) => {
  expect(isOlder(version, than)).toBe(expected)
})

test.each([
  'x offset -5m',
  'x offset 5m',
  'x @ start()',
  'max_over_time(x[1h:5m] offset 1m)',
  'range_total',
  'step{info="1"}',
  'x - y',
  'x > 0x1f or x > 1e3 or x > .5 or x != NaN or x < +Inf',
  'rate(x[1h30m] offset 500ms)',
  'x @ 1609746000',
])('%s is taken by all', (expression) => {
  expect([promqlError(expression), exceptionsIn(expression)]).toEqual([null, []])
})
