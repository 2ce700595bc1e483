import { expect, it } from '@jest/globals'
import { dayIn } from './calendar-days.js'

it('a day of the configuration is a day of its zone', () => {
  const { interval } = dayIn(new Date('2026-10-25T00:00:00Z'), 'Europe/Berlin')
  expect(interval).toEqual({ from: new Date('2026-10-24T22:00:00Z'), to: new Date('2026-10-25T23:00:00Z') })
})
