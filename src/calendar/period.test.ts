import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { secondsOf } from './interval.js'
import { type CalendarUnit, calendarUnitOf, daysOf, monthOf, parseMonth, previousMonth } from './period.js'

const ZONES = [
  'UTC',
  'America/Havana',
  'America/Nuuk',
  'America/St_Johns',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
]
const instants = fc.date({ min: new Date('2005-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
const zones = fc.constantFrom(...ZONES)

describe('months', () => {
  it('begin and end at midnight of the zone, an hour longer when summer time ends', () => {
    const october = monthOf(new Date('2026-10-15T12:00:00Z'), 'Europe/Berlin')
    expect(october.interval.from.toISOString()).toBe('2026-09-30T22:00:00.000Z')
    expect(october.interval.to.toISOString()).toBe('2026-10-31T23:00:00.000Z')
    expect(october.label).toBe('2026-10')
  })

  it('hold their first instant and not their last bound', () => {
    const october = monthOf(new Date('2026-09-30T22:00:00Z'), 'Europe/Berlin')
    expect(october.label).toBe('2026-10')
    expect(monthOf(october.interval.to, 'Europe/Berlin').label).toBe('2026-11')
  })

  it('hold the instant they were asked for', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const { interval } = monthOf(instant, zone)
        expect(interval.from.getTime()).toBeLessThanOrEqual(instant.getTime())
        expect(interval.to.getTime()).toBeGreaterThan(instant.getTime())
      }),
    )
  })

  it('tile a year without gap or overlap', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const first = monthOf(instant, zone)
        let month = first
        for (let step = 0; step < 12; step += 1) {
          const earlier = previousMonth(month)
          expect(earlier.interval.to).toEqual(month.interval.from)
          month = earlier
        }
        expect(month.label.slice(5)).toBe(first.label.slice(5))
        expect(Number(first.label.slice(0, 4)) - Number(month.label.slice(0, 4))).toBe(1)
      }),
    )
  })

  it('meet where midnight comes twice: Havana, first of November 2026', () => {
    // The clock shows 00:00 at 04:00Z and again at 05:00Z. The day begins when it is first shown.
    const november = parseMonth('2026-11', 'America/Havana')!
    expect(november.interval.from.toISOString()).toBe('2026-11-01T04:00:00.000Z')
    const october = previousMonth(november)
    expect(october.label).toBe('2026-10')
    expect(october.interval.to).toEqual(november.interval.from)
    for (const at of ['2026-11-01T04:00:00Z', '2026-11-01T04:30:00Z', '2026-11-01T05:00:00Z', '2026-11-01T13:00:00Z']) {
      expect(previousMonth(monthOf(new Date(at), 'America/Havana'))).toEqual(october)
    }
    expect(monthOf(new Date('2026-11-01T03:59:59Z'), 'America/Havana')).toEqual(october)
  })

  it('begin at the end of the gap where midnight is skipped: Beirut, 31 March 2013', () => {
    // On 31 March 2013 the clocks of Lebanon went from 00:00 to 01:00.
    const [day] = [...daysOf(parseMonth('2013-03', 'Asia/Beirut')!)].reverse()
    expect(day).toEqual({
      label: '2013-03-31',
      interval: { from: new Date('2013-03-30T22:00:00Z'), to: new Date('2013-03-31T21:00:00Z') },
    })
  })

  it('are found again by their label', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const month = monthOf(instant, zone)
        expect(parseMonth(month.label, zone)).toEqual(month)
      }),
    )
  })

  it.each(['2026-13', '2026-00', '2026-1', 'October', '2026-10-01', ''])('are not named by %p', (label) => {
    expect(parseMonth(label, 'UTC')).toBeNull()
  })
})

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
