import { describe, expect, test } from '@jest/globals'
import { hasRange, overWindow, withRange } from './query-ranges.js'

describe('ranges of queries', () => {
  test('are found wherever they stand, but not within texts', () => {
    expect(hasRange('sum(rate(x[5m]))')).toBe(true)
    expect(hasRange('max(x)[5m:1m]')).toBe(true)
    expect(hasRange('sum(x{a="[5m]"})')).toBe(false)
  })

  test('give way to another one; the rest stays as it was written', () => {
    expect(withRange('sum( rate(x{a="[5m]"}[5m]) ) / sum(rate(y[1h]))', '$window')).toBe(
      'sum( rate(x{a="[5m]"}[$window]) ) / sum(rate(y[$window]))',
    )
  })

  test('are put round bare series where sums are added up', () => {
    expect(overWindow('sum(a{b="c"}) - (sum by (d) (e))', 'rate')).toBe(
      'sum(rate(a{b="c"}[$window])) - (sum by (d) (rate(e[$window])))',
    )
  })

  test.each(['max(a)', 'sum(a) / sum(b)', 'sum(a) + 1', 'sum(a * 2)', 'sum(abs(a))'])(
    'cannot be put into %s',
    (text) => {
      expect(overWindow(text, 'rate')).toBeNull()
    },
  )
})
