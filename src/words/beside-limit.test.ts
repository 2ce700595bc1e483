import { describe, expect, it } from '@jest/globals'
import { besideLimit } from './beside-limit.js'
import { briefSpan } from './brief-span.js'
import { formatSpan, formatSpanBriefly } from './format-span.js'

describe('a length beside what was allowed', () => {
  it.each([
    [2678.3, 2678.2, { text: '44 min 39 s', limit: '44 min 38 s' }],
    [2678, 2677.6, { text: '44 min 38 s', limit: '44 min 37 s' }],
    [3600.2, 3600, { text: '1 h 1 s', limit: '1 h' }],
    [90_010, 90_000, { text: '1 d 1 h 1 min', limit: '1 d 1 h' }],
  ])('is beyond it in words too: %d s of %d s', (seconds, limit, texts) => {
    expect(besideLimit(seconds, limit, formatSpan)).toEqual(texts)
  })

  it('is beyond it for a glance too', () => {
    expect(besideLimit(12_970, 12_965, briefSpan)).toEqual({ text: '3h37m', limit: '3h36m' })
    expect(besideLimit(90_010, 90_000, formatSpanBriefly)).toEqual({ text: '1 d 2 h', limit: '1 d 1 h' })
  })

  it('is the nearest one where it is within', () => {
    expect(besideLimit(2678.2, 2678.3, formatSpan)).toEqual({ text: '44 min 38 s', limit: '44 min 38 s' })
    expect(besideLimit(3600, 3600, formatSpan)).toEqual({ text: '1 h', limit: '1 h' })
  })

  it('takes no noise of floating point for a second more', () => {
    expect(besideLimit(60.000_000_000_01, 59, formatSpan).text).toBe('1 min')
  })
})
