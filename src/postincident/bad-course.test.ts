import { expect, it } from '@jest/globals'
import { badSharesOf, spanAround, wholeMinutes } from './bad-course.js'

const at = (clock: string) => new Date(`2026-11-20T${clock}Z`)
const NOW = at('23:00:00')

it('shows a quarter of an hour before and behind at least, half of the incident, and not what is still to come', () => {
  expect(spanAround({ from: at('10:00:20'), to: at('10:10:40') }, NOW)).toEqual({
    from: at('09:45:00'),
    to: at('10:26:00'),
  })
  expect(spanAround({ from: at('10:00:00'), to: at('14:00:00') }, NOW)).toEqual({
    from: at('08:00:00'),
    to: at('16:00:00'),
  })
  expect(spanAround({ from: at('10:00:00'), to: at('22:58:30') }, NOW).to).toEqual(NOW)
})

it('counts the minutes that an incident cuts', () => {
  expect(wholeMinutes({ from: at('10:00:59'), to: at('10:02:01') })).toEqual({
    from: at('10:00:00'),
    to: at('10:03:00'),
  })
  expect(wholeMinutes({ from: at('10:00:00'), to: at('10:00:00') })).toEqual({
    from: at('10:00:00'),
    to: at('10:01:00'),
  })
})

it('gives the bad share of each step, and nothing where nothing is known or happened', () => {
  const events = Float64Array.from([100, Number.NaN, 0, 200])
  const errors = Float64Array.from([25, Number.NaN, 0, -0.001])
  expect(badSharesOf({ events, errors })).toEqual({ stepSeconds: 60, badShares: [0.25, null, null, 0] })
})

it('makes steps longer where there would be too many: 250 minutes are 84 steps of three', () => {
  const events = new Float64Array(250).fill(10)
  const errors = new Float64Array(250).map((_, index) => (index < 4 ? 10 : 0))
  const { stepSeconds, badShares } = badSharesOf({ events, errors })
  expect([stepSeconds, badShares.length, ...badShares.slice(0, 3)]).toEqual([180, 84, 1, 1 / 3, 0])
})
