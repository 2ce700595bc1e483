import { describe, expect, it } from '@jest/globals'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { budgetPeriodAt } from './budget-period.js'

const october = sampleSlo({ calendar: { unit: 'month', timezone: 'Europe/Berlin' } })

describe('the period of a budget', () => {
  it('ends at the watermark where it is rolling', () => {
    const watermark = new Date('2026-10-26T12:00:00Z')
    const from = new Date('2026-09-26T12:00:00Z')
    expect(budgetPeriodAt(sampleSlo(), watermark)).toEqual({
      soFar: { from, to: watermark },
      wholeSeconds: 30 * 86_400,
      endsAt: null,
    })
  })

  it('is the calendar unit of its zone, as long as it is: October has an hour more', () => {
    const watermark = new Date('2026-10-26T12:00:00Z')
    expect(budgetPeriodAt(october, watermark)).toEqual({
      soFar: { from: new Date('2026-09-30T22:00:00Z'), to: watermark },
      wholeSeconds: 31 * 86_400 + 3600,
      endsAt: new Date('2026-10-31T23:00:00Z'),
    })
  })

  it('is whole at its end; the next minute belongs to the next unit', () => {
    const end = new Date('2026-10-31T23:00:00Z')
    expect(budgetPeriodAt(october, end).soFar).toEqual({ from: new Date('2026-09-30T22:00:00Z'), to: end })
    const next = new Date(end.getTime() + 60_000)
    expect(budgetPeriodAt(october, next).soFar).toEqual({ from: end, to: next })
  })
})
