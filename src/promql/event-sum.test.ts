import { describe, expect, test } from '@jest/globals'
import { readEventSum } from './event-sum.js'
import { parseQuery } from './query-tree.js'

const read = (text: string) => readEventSum(parseQuery(text))

describe('readEventSum', () => {
  test.each([
    ['sum(rate(x[$window]))', [], 'rate'],
    ['(sum by (a, b) (increase(x[$window])))', ['a', 'b'], 'increase'],
    ['sum(rate(x[$window])) by (a)', ['a'], 'rate'],
    ['sum(rate(x[$window])) or vector(0)', [], 'rate'],
    ['SUM(rate(x[$window])) # all of them', [], 'rate'],
  ])('reads %s', (text, by, name) => {
    expect(read(text)).toMatchObject({ by, over: { function: name, range: '$window' }, selector: { metric: 'x' } })
  })

  test('reads a sum of bare counters', () => {
    expect(read('sum(x{a="b"})')).toMatchObject({ over: null, selector: { metric: 'x' } })
  })

  test.each([
    'sum(rate(x[$window] offset 1m))',
    'sum without (a) (rate(x[$window]))',
    'avg(rate(x[$window]))',
    'sum(irate(x[$window]))',
    'sum(rate(x[$window])) or vector(1)',
    'sum(rate(x[$window])) + 1',
    'sum(rate({job="a"}[$window]))',
    'sum(rate(x[5m:1m]))',
  ])('does not take %s for a count', (text) => {
    expect(read(text)).toBeNull()
  })
})
