import { describe, expect, test } from '@jest/globals'
import { addMatcher, parseSelector, renderSelector, withMetricSuffix } from './selector.js'

describe('parseSelector', () => {
  test.each([
    ['up', { metric: 'up', matchers: [] }],
    ['{job="api"}', { metric: null, matchers: [{ label: 'job', operator: '=', value: 'api' }] }],
    ['{__name__="up", job!="a"}', { metric: 'up', matchers: [{ label: 'job', operator: '!=', value: 'a' }] }],
    ['( up{x=~`a\\d`,} ) # why', { metric: 'up', matchers: [{ label: 'x', operator: '=~', value: 'a\\d' }] }],
    [
      String.raw`{"http.requests", 'q.l'!~"a\\d\"\x41"}`,
      { metric: 'http.requests', matchers: [{ label: 'q.l', operator: '!~', value: 'a\\d"A' }] },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseSelector(text)).toEqual(expected)
  })

  test.each(['sum(up)', 'up[5m]', 'up offset 5m', 'up @ 5', 'up or up', '1', 'up{', 'up{a=b}', ''])(
    'refuses %s: it is no plain selector',
    (text) => {
      expect(parseSelector(text)).toBeNull()
    },
  )
})

test.each(['up', 'up{a="b",c=~"5..",d!~"x\\\\.y"}', '{"a.b","c.d"="e"}', '{__name__=~"a|b"}'])(
  'a selector in canonical form is written as it was read: %s',
  (text) => {
    expect(renderSelector(parseSelector(text)!)).toBe(text)
  },
)

test('editing keeps what is there', () => {
  const selector = parseSelector('latency{service="a}b"}')!
  const edited = addMatcher(withMetricSuffix(selector, '_bucket'), { label: 'le', operator: '=', value: '0.3' })
  expect(renderSelector(edited)).toBe('latency_bucket{service="a}b",le="0.3"}')
})
