import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { unionOf, without } from './interval-sets.js'
import { intersect, secondsOf, type Interval } from './interval.js'

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour))
const from = (start: number, end: number): Interval => ({ from: at(start), to: at(end) })
const interval = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 20 }))
  .map(([a, b]) => from(a, a + b))

function seconds(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, one) => sum + secondsOf(one), 0)
}

describe('the union', () => {
  it('joins what overlaps or touches, and leaves out what is empty', () => {
    expect(unionOf([from(5, 7), from(1, 3), from(2, 4), from(4, 5), from(9, 9)])).toEqual([from(1, 7)])
  })

  it('does not depend on the order and covers every hour that any covers, once', () => {
    fc.assert(
      fc.property(fc.array(interval), (intervals) => {
        const union = unionOf(intervals)
        expect(unionOf(intervals.toReversed())).toEqual(union)
        const hours = Array.from({ length: 130 }, (_, hour) => from(hour, hour + 1))
        const covered = hours.filter((hour) => intervals.some((one) => intersect(one, hour) !== null))
        expect(seconds(union)).toBe(covered.length * 3600)
      }),
    )
  })
})

describe('what is left', () => {
  it('are the parts before, between and after', () => {
    expect(without(from(0, 10), [from(2, 3), from(5, 12)])).toEqual([from(0, 2), from(3, 5)])
    expect(without(from(0, 10), [from(-2, 1), from(12, 13)])).toEqual([from(1, 10)])
    expect(without(from(0, 10), [from(0, 10)])).toEqual([])
  })

  it('and what is taken away make up the whole', () => {
    fc.assert(
      fc.property(interval, fc.array(interval), (whole, parts) => {
        const taken = unionOf(parts).flatMap((part) => intersect(part, whole) ?? [])
        expect(seconds(without(whole, parts)) + seconds(taken)).toBe(secondsOf(whole))
      }),
    )
  })
})
