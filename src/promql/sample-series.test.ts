import { expect, test } from '@jest/globals'
import { renderSeries, sampleSeries } from './sample-series.js'
import { matches, sampleValue } from './sample-value.js'
import { parseSelector } from './selector.js'

test.each([
  '5..',
  '5[0-9]{2}',
  'GET|POST',
  'api\\.v1',
  '(?i)get',
  'a(b|c)d',
  '.+',
  '4..|5..',
  'checkout-.*',
  '\\d+',
  '[^2].*',
])('finds a value for the expression %s', (value) => {
  const matcher = { label: 'x', operator: '=~' as const, value }
  const found = sampleValue([matcher])
  expect(found).not.toBeNull()
  expect(matches(matcher, found!)).toBe(true)
})

test('says so when it finds none', () => {
  expect(sampleValue([{ label: 'x', operator: '=~', value: 'q{3}z{2}|[\\p{Greek}]' }])).toBeNull()
})

test.each([
  ['r_total{service="a"}', 'r_total{service="a",code=~"5.."}', 'r_total{service="a",code="500"}', '200'],
  ['r_total{code!=""}', 'r_total{code!~"2..|3.."}', 'r_total{code="500"}', '200'],
])('tells %s from %s', (...[total, bad, badSeries, goodCode]) => {
  const [all, part] = [parseSelector(total)!, parseSelector(bad)!]
  expect(renderSeries(sampleSeries([all, part])!)).toBe(badSeries)
  expect(sampleSeries([all], part)?.labels['code']).toBe(goodCode)
})

test('finds no series that differs where nothing can differ', () => {
  const selector = parseSelector('r_total{service="a"}')!
  expect(sampleSeries([selector], selector)).toBeNull()
  expect(sampleSeries([selector, parseSelector('other_total')!])).toBeNull()
})
