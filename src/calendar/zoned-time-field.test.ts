import { expect, it } from '@jest/globals'
import { zonedTimeField } from './zoned-time-field.js'

const read = (text: string, zone: string) => {
  const { success, data, error } = zonedTimeField(zone).safeParse(text)
  return success ? data.toISOString() : error.issues[0]?.message
}

it.each([
  ['2026-10-05T02:00', 'Europe/Berlin', '2026-10-05T00:00:00.000Z'],
  ['2026-12-05T02:00', 'Europe/Berlin', '2026-12-05T01:00:00.000Z'],
  ['2026-12-05T02:00', 'UTC', '2026-12-05T02:00:00.000Z'],
  ['2026-10-25T02:30+01:00', 'Europe/Berlin', '2026-10-25T01:30:00.000Z'],
  [' 2026-12-05T02:00Z ', 'Europe/Berlin', '2026-12-05T02:00:00.000Z'],
  ['2026-12-05', 'UTC', 'expected a day and a time, such as 2026-12-05T01:00'],
  ['2026-13-05T00:00', 'UTC', 'expected a day and a time, such as 2026-12-05T01:00'],
  ['0026-12-05T00:00', 'UTC', 'expected a year from 1970 to 2199'],
  ['2026-03-29T02:30', 'Europe/Berlin', 'Europe/Berlin had no 2026-03-29 02:30: its clocks went forward then'],
  [
    '2026-10-25T02:30',
    'Europe/Berlin',
    '2026-10-25 02:30 came twice in Europe/Berlin: say which, as 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00',
  ],
])('reads %s in %s', (text, zone, instant) => {
  expect(read(text, zone)).toBe(instant)
})
