import { expect, it } from '@jest/globals'
import { daysPeriod, inZone, monthsUpTo, periodBefore, periodNamed, periodsIn } from './named-period.js'
import type { PeriodRule } from './period.js'

const BERLIN = 'Europe/Berlin'
const bounds = (label: string, zone = BERLIN) => {
  const period = periodNamed(label, zone)
  return period === null ? null : [period.label, period.interval.from.toISOString(), period.interval.to.toISOString()]
}

// Berlin is two hours ahead of UTC until 25 October 2026, one hour after.
it.each([
  ['2026-W41', '2026-10-04T22:00:00.000Z', '2026-10-11T22:00:00.000Z'],
  ['2026-10', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
  ['2026-Q3', '2026-06-30T22:00:00.000Z', '2026-09-30T22:00:00.000Z'],
  ['2026', '2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
  ['2026-10-20--2026-10-26', '2026-10-19T22:00:00.000Z', '2026-10-26T23:00:00.000Z'],
  ['2026-10-15--2026-10-15', '2026-10-14T22:00:00.000Z', '2026-10-15T22:00:00.000Z'],
])('%s says by itself how long it is', (label, from, to) => {
  expect(bounds(label)).toEqual([label, from, to])
})

it.each([
  ...['2026-13', '2026-Q5', '2026-W54', '26', '2026-10-15', 'October', '', '2026-10-01--', '--2026-10-01'],
  ...[
    '2026-02-01--2026-02-30',
    '2026-10-16--2026-10-15',
    '2026-10-01--2026-10-02--2026-10-03x',
    '2026-00-01--2026-10-01',
  ],
])('%j names no period', (label) => {
  expect(bounds(label)).toBeNull()
})

it('the last day belongs to a stretch of days', () => {
  const period = daysPeriod('2026-10-01', '2026-10-15', 'UTC')
  expect(period?.interval.to.toISOString()).toBe('2026-10-16T00:00:00.000Z')
})

it('the same days in another zone have their bounds at its midnights', () => {
  const october = periodNamed('2026-10', BERLIN)!
  const { interval, label, zone } = inZone(october, 'Asia/Kathmandu')
  expect([label, zone]).toEqual(['2026-10', 'Asia/Kathmandu'])
  expect(interval).toEqual({ from: new Date('2026-09-30T18:15:00Z'), to: new Date('2026-10-31T18:15:00Z') })
})

it.each<readonly [string, PeriodRule, readonly string[]]>([
  ['2026-Q4', { unit: 'month', timezone: 'UTC' }, ['2026-10', '2026-11', '2026-12']],
  ['2026-10', { unit: 'month', timezone: 'America/New_York' }, ['2026-10']],
  ['2026-W40', { unit: 'month', timezone: BERLIN }, ['2026-09', '2026-10']],
  ['2026-11', { unit: 'quarter', timezone: BERLIN }, ['2026-Q4']],
  ['2026', { unit: 'quarter', timezone: BERLIN }, ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
  ['2026-10-10--2026-10-12', { unit: 'year', timezone: BERLIN }, ['2026']],
  ['2026-11', { start: '2026-01-15', every: { months: 1 }, timezone: 'UTC' }, ['2026-10-15', '2026-11-15']],
  ['2026-10', { lastDays: 30, timezone: 'UTC' }, ['2026-11-01T0000Z-30d']],
])('the periods in %s of %j are %j', (label, rule, expected) => {
  expect(periodsIn(periodNamed(label, BERLIN)!, rule).map((one) => one.label)).toEqual(expected)
})

it.each([
  ['2026-W01', '2025-W52'],
  ['2026-03', '2026-02'],
  ['2026-Q1', '2025-Q4'],
  ['2026', '2025'],
  ['2026-10-20--2026-11-02', '2026-10-06--2026-10-19'],
  ['2026-03-01--2026-03-01', '2026-02-28--2026-02-28'],
])('before %s there is %s', (label, before) => {
  const period = periodNamed(label, BERLIN)!
  expect(periodBefore(period)).toEqual(periodNamed(before, BERLIN))
})

it('months end with that in which a period ends, which is cut there', () => {
  const months = monthsUpTo(daysPeriod('2026-02-10', '2026-03-29', BERLIN)!, 4)
  expect(months.map(({ label }) => label)).toEqual(['2025-12', '2026-01', '2026-02', '2026-03'])
  // Clocks go forward on the last of these days.
  expect(months.at(-1)?.interval).toEqual({
    from: new Date('2026-02-28T23:00:00Z'),
    to: new Date('2026-03-29T22:00:00Z'),
  })
  expect(months.slice(0, 3)).toEqual(['2025-12', '2026-01', '2026-02'].map((label) => periodNamed(label, BERLIN)))
})
