import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { budgetRemaining, burnRate, coverageOf, errorRatio, exhaustionAt } from './budget.js'

const day = 86400
const counts = (events: number, errors: number, observedSeconds = day) => ({ events, errors, observedSeconds })

describe('the error budget', () => {
  it.each([
    { errors: 0, left: 1 },
    { errors: 500, left: 0.5 },
    { errors: 1000, left: 0 },
    { errors: 2000, left: -1 },
  ])('of 0.1 % in a million events has $left left after $errors errors', ({ errors, left }) => {
    expect(budgetRemaining(0.999, counts(1e6, errors), 1)).toBe(left)
  })

  it('is spent slowly by a period that was hardly observed', () => {
    expect(budgetRemaining(0.999, counts(1000, 10), 0.01)).toBe(0.9)
  })

  it('is unknown when nothing was counted: silence is not compliance', () => {
    expect(budgetRemaining(0.999, counts(0, 0), 1)).toBeNull()
    expect(burnRate(0.999, counts(0, 0), 0)).toBeNull()
    expect(errorRatio(counts(0, 0))).toBeNull()
  })

  it('never rises with errors', () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(ratio, ratio, fc.double({ min: 0.01, max: 0.9999, noNaN: true }), (a, b, objective) => {
        const [few, many] = a < b ? [a, b] : [b, a]
        const left = (share: number) => budgetRemaining(objective, counts(1e6, share * 1e6), 1) ?? 0
        expect(left(many)).toBeLessThanOrEqual(left(few))
      }),
    )
  })

  it('is never spent by noise below zero', () => {
    expect(budgetRemaining(0.999, counts(1000, -1e-7), 1)).toBe(1)
  })
})

describe('coverage', () => {
  it('is the observed share, at most 1', () => {
    expect(coverageOf(counts(1, 0, 30), 60)).toBe(0.5)
    expect(coverageOf(counts(1, 0, 90), 60)).toBe(1)
    expect(coverageOf(counts(1, 0, 0), 0)).toBe(0)
  })
})

describe('the day on which the budget is spent', () => {
  const from = new Date('2026-11-01T00:00:00Z')
  const horizon = { from, periodSeconds: 30 * day, endsAt: null }

  it('is found along a straight line', () => {
    expect(exhaustionAt(0.5, 5, horizon)?.toISOString()).toBe('2026-11-04T00:00:00.000Z')
  })

  it.each([
    ['nothing is burnt', 0.5, 0],
    ['it is spent already', 0, 5],
    ['it is overspent', -1, 5],
    ['it would take longer than a period', 0.9, 0.8],
    ['the rate is unknown', 0.5, null],
    ['the budget is unknown', null, 5],
  ])('is null when %s', (_, remaining, rate) => {
    expect(exhaustionAt(remaining, rate, horizon)).toBeNull()
  })

  it('is null when the calendar unit ends before', () => {
    const ending = (endsAt: string) => exhaustionAt(0.5, 5, { ...horizon, endsAt: new Date(endsAt) })
    expect(ending('2026-11-03T23:00:00Z')).toBeNull()
    expect(ending('2026-11-04T00:00:00Z')?.toISOString()).toBe('2026-11-04T00:00:00.000Z')
  })
})
