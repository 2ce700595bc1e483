import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formatSpan, formatSpanBriefly } from './format-span.js'

const SIZES: Readonly<Record<string, number>> = { d: 86_400, h: 3600, min: 60, s: 1 }

function read(text: string): number {
  return [...text.matchAll(/(\d+) (d|h|min|s)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * SIZES[unit!]!,
    0,
  )
}

describe('a stretch of time', () => {
  it.each([
    [0, '0 s'],
    [0.2, 'less than 1 s'],
    [5, '5 s'],
    [725, '12 min 5 s'],
    [2678.4, '44 min 38 s'],
    [3600, '1 h'],
    [13_392, '3 h 43 min 12 s'],
    [86_399.9, '1 d'],
    [187_830, '2 d 4 h 11 min'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(formatSpan(seconds)).toBe(text)
  })

  it('reads back to within a second, or a minute from a day on', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e8, noNaN: true }), (seconds) => {
        expect(Math.abs(read(formatSpan(seconds)) - seconds)).toBeLessThanOrEqual(seconds < 86_399 ? 0.5 : 30)
      }),
    )
  })

  it.each([
    [372, '6 min 12 s'],
    [9420, '2 h 37 min'],
    [9425, '2 h 37 min'],
    [90_060, '1 d 1 h'],
    [86_399, '1 d'],
  ])('of %d seconds is %s at a glance', (seconds, text) => {
    expect(formatSpanBriefly(seconds)).toBe(text)
  })
})
