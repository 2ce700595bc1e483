import { describe, expect, test } from '@jest/globals'
import { expressionShape } from './expression-shape.js'

const SAME = [
  ['sum by (a, b) (rate(x[1m15s]))', 'sum(rate(x[75s])) by (a,b)'],
  ['sum by () (x)', 'sum(x)'],
  ["x{a='b', c=~`d\\.`}", 'x{c=~"d\\\\.",a="b"}'],
  ['(a + b)', 'a+b # why'],
  ['a * (b)', 'a * b'],
  ['a > 0.0144', 'a > 1.44e-2'],
  ['max_over_time(x[7d:1h] offset 1d)', 'max_over_time(x[1w:60m] offset 24h)'],
  ['{__name__="x", job="y"}', 'x{job="y"}'],
  ['a and on () b', 'a and on() b'],
  ['a * on (b) group_left () c', 'a * on (b) group_left c'],
  ['a > +Inf', 'a > +Inf'],
] as const

const DIFFERENT = [
  ['a + b * c', '(a + b) * c'],
  ['a - b', 'b - a'],
  ['x{a="b"}', 'x{a!="b"}'],
  ['x{a="b"}', 'x{a="c"}'],
  ['rate(x[5m])', 'increase(x[5m])'],
  ['rate(x[5m])', 'rate(x[5m] offset 5m)'],
  ['a and on () b', 'a and b'],
  ['sum without () (x)', 'sum(x)'],
  ['sum by (a) (x)', 'sum by (b) (x)'],
  ['sum by (a) (x)', 'sum without (a) (x)'],
  ['a > 1', 'a >= 1'],
  ['a > bool 1', 'a > 1'],
  ['-a', '+a'],
  ['x offset 5m', 'x offset -5m'],
  ['x @ end()', 'x @ start()'],
  ['topk(3, x)', 'topk(4, x)'],
  ['vector(1)', 'vector(11)'],
  ['f(', 'g('],
] as const

describe('expressionShape', () => {
  test.each(SAME)('%s means %s', (one, other) => {
    expect(expressionShape(one)).toBe(expressionShape(other))
  })

  test.each(DIFFERENT)('%s does not mean %s', (one, other) => {
    expect(expressionShape(one)).not.toBe(expressionShape(other))
  })
})
