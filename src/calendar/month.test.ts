import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { daysOf, monthOf, parseMonth, previousMonth } from './period.js'

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
