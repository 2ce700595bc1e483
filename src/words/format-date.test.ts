import { describe, expect, it } from '@jest/globals'
import { formatDay, formatInstant, formatPeriod } from './format-date.js'

describe('dates for people', () => {
  const claimBy = new Date('2026-11-30T23:00:00Z')

  it('are those of the zone', () => {
    expect(formatDay(claimBy, 'Europe/Berlin')).toBe('1 December 2026')
    expect(formatDay(claimBy, 'UTC')).toBe('30 November 2026')
  })

  it('say which offset they are in', () => {
    expect(formatInstant(claimBy, 'Europe/Berlin')).toBe('1 December 2026, 00:00 (UTC+1)')
    expect(formatInstant(claimBy, 'Asia/Kolkata')).toBe('1 December 2026, 04:30 (UTC+5:30)')
    expect(formatInstant(claimBy, 'UTC')).toBe('30 November 2026, 23:00 (UTC)')
  })

  it.each([
    ['2026-10', 'October 2026'],
    ['2026-Q4', 'Q4 2026'],
    ['2026-W05', 'week 5 of 2026'],
    ['2026', '2026'],
    ['2026-10-15', 'the period from 15 October 2026'],
    ['2026-10-31T0000Z-30d', '2026-10-31T0000Z-30d'],
  ])('name the period %s', (label, name) => {
    expect(formatPeriod(label)).toBe(name)
  })
})
