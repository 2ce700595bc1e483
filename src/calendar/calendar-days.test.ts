import { expect, it } from '@jest/globals'
import { dayAfter, dayIn } from './calendar-days.js'

it.each([
  ['2026-02-28T23:00:00Z', 'Europe/Berlin', '2026-03-30', '2026-03-30T22:00:00.000Z'],
  ['2026-10-31T23:00:00Z', 'Europe/Berlin', '2026-11-30', '2026-11-30T23:00:00.000Z'],
  ['2026-11-01T04:00:00Z', 'America/Havana', '2026-11-30', '2026-12-01T05:00:00.000Z'],
  ['2026-07-01T00:00:00Z', 'UTC', '2026-07-30', '2026-07-31T00:00:00.000Z'],
])('thirty days after the month that ends at %s in %s end with %s', (end, zone, ...expected) => {
  const day = dayAfter(new Date(end), 30, zone)
  expect([day.label, day.interval.to.toISOString()]).toEqual(expected)
})

it('a day of the configuration is a day of its zone', () => {
  const { interval } = dayIn(new Date('2026-10-25T00:00:00Z'), 'Europe/Berlin')
  expect(interval).toEqual({ from: new Date('2026-10-24T22:00:00Z'), to: new Date('2026-10-25T23:00:00Z') })
})
