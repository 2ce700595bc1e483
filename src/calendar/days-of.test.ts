import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { secondsOf } from './interval.js'
import { daysOf, monthOf, parseMonth } from './period.js'

describe('the days of a month', () => {
  it('are as long as the clocks make them', () => {
    const days = daysOf(parseMonth('2026-10', 'Europe/Berlin')!)
    expect(days).toHaveLength(31)
    expect(days.map(({ interval }) => secondsOf(interval) / 3600).filter((hours) => hours !== 24)).toEqual([25])
    expect(days[24]!.label).toBe('2026-10-25')
  })

  it('tile it without a gap, in any zone', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Beirut', 'Australia/Lord_Howe')
    const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, zone, (at, name) => {
        const month = monthOf(at, name)
        const days = daysOf(month)
        expect(days[0]!.interval.from).toEqual(month.interval.from)
        expect(days.at(-1)!.interval.to).toEqual(month.interval.to)
        days.slice(1).forEach(({ interval }, index) => {
          expect(interval.from).toEqual(days[index]!.interval.to)
        })
      }),
    )
  })
})
