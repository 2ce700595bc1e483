import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formatObjective, formatPercent } from './format-percent.js'

describe('a ratio as a percentage', () => {
  it('is written with the digits asked for', () => {
    expect(formatPercent(0.99972, { digits: 3, against: [0.999] })).toBe('99.972 %')
    expect(formatPercent(0.271234, { digits: 1 })).toBe('27.1 %')
    expect(formatPercent(2.5, { digits: 1 })).toBe('250.0 %')
  })

  it('gets more digits where it would look like the objective', () => {
    expect(formatPercent(0.998996, { digits: 2, against: [0.999] })).toBe('99.8996 %')
    expect(formatPercent(0.99899999, { digits: 3, against: [0.999] })).toBe('99.899999 %')
    expect(formatPercent(0.999, { digits: 3, against: [0.999] })).toBe('99.900 %')
  })

  it('is cut off towards the worse side', () => {
    expect(formatPercent(0.9960968, { digits: 3, against: [0.999] })).toBe('99.609 %')
    expect(formatPercent(0.99929, { digits: 1, against: [0.999] })).toBe('99.92 %')
    expect(formatPercent(0.78571, { digits: 0 })).toBe('78 %')
    expect(formatPercent(-0.234, { digits: 0 })).toBe('-24 %')
    expect(formatPercent(0.78571, { digits: 0, worse: 'more' })).toBe('79 %')
    expect(formatPercent(1.2341, { digits: 1, worse: 'more' })).toBe('123.5 %')
  })

  it('takes no noise of floating point for a difference', () => {
    expect(formatPercent(1 - 0.9, { digits: 1 })).toBe('10.0 %')
    expect(formatPercent(1 - 0.42, { digits: 0 })).toBe('58 %')
    expect(formatPercent(0.1 + 0.2, { digits: 1, worse: 'more' })).toBe('30.0 %')
  })

  it('never looks better than it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 4 }), (ratio, digits) => {
        const shown = (worse: 'less' | 'more') => Number(formatPercent(ratio, { digits, worse }).replace(' %', ''))
        // Within 1e-8 % of 0 and 100 it only stands on the right side.
        expect(shown('less')).toBeLessThanOrEqual(ratio * 100 + 1.1e-8)
        expect(shown('more')).toBeGreaterThanOrEqual(ratio * 100 - 1.1e-8)
      }),
    )
  })

  it('is 100 % or 0 % only when it is', () => {
    expect(formatPercent(1, { digits: 3 })).toBe('100 %')
    expect(formatPercent(0, { digits: 3 })).toBe('0 %')
    expect(formatPercent(0.9999999, { digits: 2 })).toBe('99.99999 %')
    expect(formatPercent(0.0000001, { digits: 2 })).toBe('0.00001 %')
  })

  it('stands on the right side of every mark, however close', () => {
    const marks = fc.constantFrom(0.5, 0.95, 0.99, 0.999, 0.9995, 0.99999)
    const nearby = fc.tuple(marks, fc.double({ min: -1e-3, max: 1e-3, noNaN: true }))
    fc.assert(
      fc.property(nearby, ([mark, offset]) => {
        const ratio = mark + offset
        const shown = Number(formatPercent(ratio, { digits: 2, against: [mark] }).replace(' %', ''))
        const agreed = Number(formatObjective(mark).replace(' %', ''))
        expect(Math.sign(shown - agreed)).toBe(Math.sign(ratio - mark))
      }),
    )
  })
})

describe('an objective', () => {
  it('is written as it was agreed, without the noise of floating point', () => {
    expect(formatObjective(0.999)).toBe('99.9 %')
    expect(formatObjective(0.99999)).toBe('99.999 %')
    expect(formatObjective(0.1 + 0.2)).toBe('30 %')
  })
})
