import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { countOf, numberAfter, readNumber, yearOf } from './report-number.js'

describe('the number of a report', () => {
  it.each([
    [0, '2026-000001'],
    [41, '2026-000042'],
    [999_998, '2026-999999'],
    [999_999, '2026-1000000'],
  ])('after %d others is %s', (last, number) => {
    expect(numberAfter('2026', last)).toBe(number)
  })

  it('is of the year in which it is issued, by UTC', () => {
    expect(yearOf(new Date('2026-12-31T23:59:59Z'))).toBe('2026')
    expect(yearOf(new Date('2027-01-01T00:00:00Z'))).toBe('2027')
  })

  it('is counted and read as it was given, however short a person writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (last) => {
        const number = numberAfter('2026', last)
        expect(countOf(number)).toBe(last + 1)
        expect(readNumber(number)).toBe(number)
        expect(readNumber(`#2026-${last + 1}`)).toBe(number)
      }),
    )
  })

  it.each(['2026', '2026-10', 'monthly-sla', '2026-000000', '-1', ''])('is not %s, unless it counts from 1', (text) => {
    expect(readNumber(text)).toBe(text === '2026-10' ? '2026-000010' : null)
  })
})
