import { expect, test } from '@jest/globals'
import { rateSelector, steadySelector } from './inner-selector.js'
import { renderSelector } from './selector.js'
import { selectorsIn } from './selectors-in.js'
import { tidyQuery } from './tidy-query.js'
import { windowFunctions } from './window-functions.js'

test.each([
  ['sum(rate(x[$window]))', ['rate']],
  ['sum(rate(x[$window])) - sum(increase(y{a="[$window]"}[$window]))', ['rate', 'increase']],
  ['avg(avg_over_time((x > 2)[$window:1m]))', ['avg_over_time']],
  ['sum(rate(x[5m]))', []],
])('finds what %s does over its window', (query, names) => {
  expect([...windowFunctions(query)]).toEqual(names)
})

test('a query is put into one line, and texts stay as they are', () => {
  expect(tidyQuery('sum( # all\n  rate(x{a="b  # c"}[5m]))\n')).toBe('sum( rate(x{a="b  # c"}[5m]))')
})

test('finds every selector once', () => {
  const found = selectorsIn('sum(rate(x{a="1"}[5m])) / (sum(x{a="1"}) + max_over_time(y[1h]))')
  expect(found.map(renderSelector)).toEqual(['x{a="1"}', 'y'])
})

test.each([
  ['sum(rate(x{a="1"}[5m]))', 'x{a="1"}'],
  ['(sum by (b) (increase(x[5m])))', 'x'],
])('sees the counter behind %s', (query, selector) => {
  expect(renderSelector(rateSelector(query)!)).toBe(selector)
})

test.each(['sum(rate(x[5m])) / 2', 'max(rate(x[5m]))', 'sum(irate(x[5m]))', 'sum(rate(x[5m])) or vector(0)'])(
  'sees no single counter behind %s',
  (query) => {
    expect(rateSelector(query)).toBeNull()
  },
)

test('a mean over time of one gauge is that gauge where it is steady', () => {
  expect(renderSelector(steadySelector('avg(avg_over_time(x[1m]))')!)).toBe('x')
  expect(steadySelector('1 - avg(avg_over_time(x[1m]))')).toBeNull()
})
