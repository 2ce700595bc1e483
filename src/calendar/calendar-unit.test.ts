import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { secondsOf } from './interval.js'
import { type CalendarUnit, calendarUnitOf } from './period.js'

const instants = fc.date({ min: new Date('2005-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia', 'Australia/Lord_Howe', 'America/Sao_Paulo')
const units = fc.constantFrom<CalendarUnit>('week', 'month', 'quarter', 'year')
/** How many of a unit begin within any 366 days, at least. */
const IN_A_YEAR = { week: 52, month: 12, quarter: 4, year: 1 } as const

describe('calendar units', () => {
  it('hold the instant they were asked for, and tile a year without gap or overlap', () => {
    fc.assert(
      fc.property(instants, zones, units, (instant, zone, unit) => {
        const first = calendarUnitOf(instant, unit, zone)
        expect(first.from <= instant && instant < first.to).toBe(true)
        let current = first
        for (let step = 0; step < IN_A_YEAR[unit]; step += 1) {
          const next = calendarUnitOf(current.to, unit, zone)
          expect(next.from).toEqual(current.to)
          current = next
        }
        // 52 weeks are 364 days, and where Samoa changed sides of the date line in 2011 they are 363.
        expect(Math.abs(secondsOf({ from: first.from, to: current.from }) / 86_400 - 365.25)).toBeLessThan(2.5)
      }),
      { examples: [[new Date('2011-01-03T10:00:00Z'), 'Pacific/Apia', 'week']] },
    )
  })

  it('begin on Monday and at midnight of the zone, an hour longer when summer time ends', () => {
    const week = calendarUnitOf(new Date('2026-10-25T12:00:00Z'), 'week', 'Europe/Berlin')
    expect(week.from.toISOString()).toBe('2026-10-18T22:00:00.000Z')
    expect(week.to.toISOString()).toBe('2026-10-25T23:00:00.000Z')
    expect(secondsOf(week)).toBe((7 * 24 + 1) * 3600)
  })
})
