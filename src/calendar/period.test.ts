import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { secondsOf } from './interval.js'
import { daysOf, nextPeriod, parsePeriod, periodAt, type PeriodRule, previousPeriod } from './period.js'

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
const monthsIn = (timezone: string) => ({ unit: 'month', timezone }) as const

describe('months', () => {
  it('begin and end at midnight of the zone, an hour longer when summer time ends', () => {
    const october = periodAt(new Date('2026-10-15T12:00:00Z'), monthsIn('Europe/Berlin'))
    expect(october.interval.from.toISOString()).toBe('2026-09-30T22:00:00.000Z')
    expect(october.interval.to.toISOString()).toBe('2026-10-31T23:00:00.000Z')
    expect(october.label).toBe('2026-10')
  })

  it('hold their first instant and not their last bound', () => {
    const october = periodAt(new Date('2026-09-30T22:00:00Z'), monthsIn('Europe/Berlin'))
    expect(october.label).toBe('2026-10')
    expect(periodAt(october.interval.to, monthsIn('Europe/Berlin')).label).toBe('2026-11')
  })

  it('hold the instant they were asked for', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const { interval } = periodAt(instant, monthsIn(zone))
        expect(interval.from.getTime()).toBeLessThanOrEqual(instant.getTime())
        expect(interval.to.getTime()).toBeGreaterThan(instant.getTime())
      }),
    )
  })

  it('tile a year without gap or overlap', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const first = periodAt(instant, monthsIn(zone))
        let month = first
        for (let step = 0; step < 12; step += 1) {
          const earlier = previousPeriod(month, monthsIn(zone))
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
    const november = parsePeriod('2026-11', monthsIn('America/Havana'))!
    expect(november.interval.from.toISOString()).toBe('2026-11-01T04:00:00.000Z')
    const october = previousPeriod(november, monthsIn('America/Havana'))
    expect(october.label).toBe('2026-10')
    expect(october.interval.to).toEqual(november.interval.from)
    for (const at of ['2026-11-01T04:00:00Z', '2026-11-01T04:30:00Z', '2026-11-01T05:00:00Z', '2026-11-01T13:00:00Z']) {
      expect(previousPeriod(periodAt(new Date(at), monthsIn('America/Havana')), monthsIn('America/Havana'))).toEqual(
        october,
      )
    }
    expect(periodAt(new Date('2026-11-01T03:59:59Z'), monthsIn('America/Havana'))).toEqual(october)
  })

  it('begin at the end of the gap where midnight is skipped: Beirut, 31 March 2013', () => {
    // On 31 March 2013 the clocks of Lebanon went from 00:00 to 01:00.
    const [day] = [...daysOf(parsePeriod('2013-03', monthsIn('Asia/Beirut'))!)].reverse()
    expect(day).toEqual({
      label: '2013-03-31',
      interval: { from: new Date('2013-03-30T22:00:00Z'), to: new Date('2013-03-31T21:00:00Z') },
    })
  })

  it('are found again by their label', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const month = periodAt(instant, monthsIn(zone))
        expect(parsePeriod(month.label, monthsIn(zone))).toEqual(month)
      }),
    )
  })

  it.each(['2026-13', '2026-00', '2026-1', 'October', '2026-10-01', ''])('are not named by %p', (label) => {
    expect(parsePeriod(label, monthsIn('UTC'))).toBeNull()
  })
})

describe('the days of a month', () => {
  it('are as long as the clocks make them', () => {
    const days = daysOf(parsePeriod('2026-10', monthsIn('Europe/Berlin'))!)
    expect(days).toHaveLength(31)
    expect(days.map(({ interval }) => secondsOf(interval) / 3600).filter((hours) => hours !== 24)).toEqual([25])
    expect(days[24]!.label).toBe('2026-10-25')
  })

  it('tile it without a gap, in any zone', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Beirut', 'Australia/Lord_Howe')
    const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, zone, (at, name) => {
        const month = periodAt(at, monthsIn(name))
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

describe('calendar units', () => {
  const units = fc.constantFrom('week', 'month', 'quarter', 'year')

  it('tile a year without gap or overlap', () => {
    fc.assert(
      fc.property(instants, zones, units, (instant, timezone, unit) => {
        const first = periodAt(instant, { unit, timezone })
        let current = first
        for (let step = 0; step < { week: 52, month: 12, quarter: 4, year: 1 }[unit]; step += 1) {
          const next = nextPeriod(current, { unit, timezone })
          expect(next.interval.from).toEqual(current.interval.to)
          current = next
        }
        // 52 weeks are 364 days, and where Samoa changed sides of the date line in 2011 they are 363.
        const days = secondsOf({ from: first.interval.from, to: current.interval.from }) / 86_400
        expect(Math.abs(days - 365.25)).toBeLessThan(2.5)
      }),
      { examples: [[new Date('2011-01-03T10:00:00Z'), 'Pacific/Apia', 'week']] },
    )
  })

  it('begin on Monday and at midnight of the zone, an hour longer when summer time ends', () => {
    const { interval } = periodAt(new Date('2026-10-25T12:00:00Z'), { unit: 'week', timezone: 'Europe/Berlin' })
    expect(interval.from.toISOString()).toBe('2026-10-18T22:00:00.000Z')
    expect(interval.to.toISOString()).toBe('2026-10-25T23:00:00.000Z')
    expect(secondsOf(interval)).toBe((7 * 24 + 1) * 3600)
  })
})

const everyDays = fc.record({ days: fc.integer({ min: 1, max: 45 }) })
const everyMonths = fc.record({ months: fc.integer({ min: 1, max: 25 }) })
const starts = fc.record({
  start: fc.date({ min: new Date('2015-01-01'), max: new Date('2025-01-01'), noInvalidDate: true }),
  every: fc.oneof(everyDays, everyMonths),
})
const rules: fc.Arbitrary<PeriodRule> = fc
  .tuple(
    fc.oneof(
      fc.record({ unit: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const) }),
      starts.map(({ start, every }) => ({ start: start.toISOString().slice(0, 10), every })),
      fc.record({ lastDays: fc.integer({ min: 1, max: 400 }) }),
    ),
    zones,
  )
  .map(([rule, timezone]) => ({ ...rule, timezone }))

describe('periods of any rule', () => {
  it('hold the instant they were asked for; rolling ones end with its minute', () => {
    fc.assert(
      fc.property(instants, rules, (instant, rule) => {
        const { from, to } = periodAt(instant, rule).interval
        if ('lastDays' in rule) {
          expect(instant.getTime() - to.getTime()).toBeGreaterThanOrEqual(0)
          expect(instant.getTime() - to.getTime()).toBeLessThan(60_000)
          expect(secondsOf({ from, to })).toBe(rule.lastDays * 86_400)
        } else expect(from <= instant && instant < to).toBe(true)
      }),
    )
  })

  it('meet their neighbours, are found again from there and by their label, and sort by it', () => {
    fc.assert(
      fc.property(instants, rules, (instant, rule) => {
        const period = periodAt(instant, rule)
        const [before, after] = [previousPeriod(period, rule), nextPeriod(period, rule)]
        expect(before.interval.to).toEqual(period.interval.from)
        expect(after.interval.from).toEqual(period.interval.to)
        expect(nextPeriod(before, rule)).toEqual(period)
        expect(previousPeriod(after, rule)).toEqual(period)
        for (const one of [before, period, after]) expect(parsePeriod(one.label, rule)).toEqual(one)
        expect(before.label < period.label && period.label < after.label).toBe(true)
      }),
    )
  })

  // By the calendar on the wall, and of weeks by ISO 8601: the first is that of the 4 January.
  it.each<[PeriodRule, string, string, string, string]>([
    [{ unit: 'quarter', timezone: 'UTC' }, '2026-05-17', '2026-Q2', '2026-04-01', '2026-07-01'],
    [{ unit: 'year', timezone: 'UTC' }, '2026-12-31', '2026', '2026-01-01', '2027-01-01'],
    [{ unit: 'week', timezone: 'UTC' }, '2027-01-03', '2026-W53', '2026-12-28', '2027-01-04'],
    [{ unit: 'week', timezone: 'UTC' }, '2024-12-30', '2025-W01', '2024-12-30', '2025-01-06'],
    [from('2026-01-15', { months: 1 }), '2026-03-14', '2026-02-15', '2026-02-15', '2026-03-15'],
    [from('2026-01-31', { months: 1 }), '2026-02-28', '2026-02-28', '2026-02-28', '2026-03-31'],
    [from('2026-01-31', { months: 1 }), '2026-03-30', '2026-02-28', '2026-02-28', '2026-03-31'],
    [from('2026-01-31', { months: 1 }), '2026-05-30', '2026-04-30', '2026-04-30', '2026-05-31'],
    [from('2028-02-29', { months: 12 }), '2030-02-28', '2030-02-28', '2030-02-28', '2031-02-28'],
    [from('2028-02-29', { months: 12 }), '2032-02-28', '2031-02-28', '2031-02-28', '2032-02-29'],
    [from('2026-04-01', { months: 12 }), '2026-03-31', '2025-04-01', '2025-04-01', '2026-04-01'],
    [from('2026-03-02', { days: 14 }), '2026-03-29', '2026-03-16', '2026-03-16', '2026-03-30'],
    [from('2026-03-02', { days: 14 }), '2026-03-01', '2026-02-16', '2026-02-16', '2026-03-02'],
    [{ lastDays: 30, timezone: 'UTC' }, '2026-10-31', '2026-10-31T0000Z-30d', '2026-10-01', '2026-10-31'],
  ])('%j on %s is %s, from %s to %s', (...[rule, day, label, begin, end]) => {
    const interval = { from: new Date(`${begin}T00:00:00Z`), to: new Date(`${end}T00:00:00Z`) }
    expect(periodAt(new Date(`${day}T00:00:00Z`), rule)).toEqual({ interval, label, zone: 'UTC' })
  })

  it.each<[PeriodRule, string, string, string, string]>([
    [{ unit: 'quarter', timezone: 'UTC', yearStarts: 2 }, '2026-03-10', 'FY2026-Q1', '2026-02-01', '2026-05-01'],
    [{ unit: 'quarter', timezone: 'UTC', yearStarts: 2 }, '2026-01-31', 'FY2025-Q4', '2025-11-01', '2026-02-01'],
    [{ unit: 'quarter', timezone: 'UTC', yearStarts: 12 }, '2026-02-28', 'FY2025-Q1', '2025-12-01', '2026-03-01'],
    [{ unit: 'year', timezone: 'UTC', yearStarts: 10 }, '2026-09-30', 'FY2025', '2025-10-01', '2026-10-01'],
    [{ unit: 'year', timezone: 'UTC', yearStarts: 10 }, '2026-10-01', 'FY2026', '2026-10-01', '2027-10-01'],
    [{ unit: 'month', timezone: 'UTC', yearStarts: 2 }, '2026-01-10', '2026-01', '2026-01-01', '2026-02-01'],
  ])('of a fiscal year, %j on %s, are %s, from %s to %s', (...[rule, day, label, begin, end]) => {
    const period = periodAt(new Date(`${day}T00:00:00Z`), rule)
    const interval = { from: new Date(`${begin}T00:00:00Z`), to: new Date(`${end}T00:00:00Z`) }
    expect(period).toEqual({ interval, label, zone: 'UTC' })
    expect(parsePeriod(label, rule)).toEqual(period)
    expect(previousPeriod(nextPeriod(period, rule), rule)).toEqual(period)
    if (label.startsWith('FY')) expect(parsePeriod(label.slice(2), rule)).toBeNull()
  })

  it('follow the clocks: a bill from the 15th of March to the 15th of April is an hour short in Berlin', () => {
    const bill = { start: '2026-01-15', every: { months: 1 }, timezone: 'Europe/Berlin' }
    const { interval } = periodAt(new Date('2026-03-20T00:00:00Z'), bill)
    expect(interval).toEqual({ from: new Date('2026-03-14T23:00:00Z'), to: new Date('2026-04-14T22:00:00Z') })
  })

  it.each<[PeriodRule, readonly string[]]>([
    [{ unit: 'week', timezone: 'UTC' }, ['2025-W53', '2026-W00', '2026-W54', '2026-W1', '2026-10']],
    [{ unit: 'quarter', timezone: 'UTC' }, ['2026-Q0', '2026-Q5', '2026', '2026-04']],
    [{ unit: 'year', timezone: 'UTC' }, ['26', '2026-01', '']],
    [from('2026-01-15', { months: 1 }), ['2026-02-14', '2026-02-30', '2026-02', '2026-13-15']],
    [from('2026-01-31', { months: 1 }), ['2026-02-31', '2026-02-27', '2026-04-31']],
    // The day that Samoa left out.
    [{ ...from('2011-12-30', { days: 1 }), timezone: 'Pacific/Apia' }, ['2011-12-30']],
    [{ lastDays: 30, timezone: 'UTC' }, ['2026-10-31T0000Z-28d', '2026-10-32T0000Z-30d', '2026-10-31', '2026-10']],
  ])('of %j are not named by %j', (rule, labels) => {
    expect(labels.map((label) => parsePeriod(label, rule))).toEqual(labels.map(() => null))
  })
})

function from(start: string, every: { readonly days: number } | { readonly months: number }): PeriodRule {
  return { start, every, timezone: 'UTC' }
}
