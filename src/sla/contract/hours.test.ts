import { expect, it } from '@jest/globals'
import { Dice } from '../../../test/support/tiny-cases.js'
import { WEEKDAYS, type HourRange, type Hours } from '../terms.js'
import { hoursWithin } from './hours.js'

const DAY_MS = 86_400_000

/** What the clock on the wall shows, asked of the runtime and not of our calendar. */
function wallReader(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    },
  })
  return (minute: number) => {
    const parts = Object.fromEntries(format.formatToParts(minute * 60_000).map(({ type, value }) => [type, value]))
    return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` }
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
}

/** Minute by minute: whether the reading lies in a range of its day, or in one over midnight of the day before. */
function isOpen({ ranges, holidays }: Hours, { day, time }: { day: string; time: string }): boolean {
  const begins = (range: HourRange, on: string) =>
    !holidays.includes(on) && range.weekdays.includes(WEEKDAYS[(new Date(on).getUTCDay() + 6) % 7]!)
  return ranges.some((range) => {
    const overMidnight = range.to <= range.from
    const today = begins(range, day) && time >= range.from && (overMidnight || time < range.to)
    return today || (overMidnight && begins(range, dayBefore(day)) && time < range.to)
  })
}

const CLOCK_CHANGES = [
  ['Europe/Berlin', '2026-03-28T20:00:00Z'],
  ['Europe/Berlin', '2026-10-24T20:00:00Z'],
  ['America/New_York', '2026-11-01T00:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T10:00:00Z'],
  ['America/Havana', '2026-03-08T00:00:00Z'],
  ['America/Havana', '2026-11-01T00:00:00Z'],
  ['Asia/Kathmandu', '2026-09-05T12:00:00Z'],
  ['Pacific/Apia', '2011-12-29T20:00:00Z'],
] as const

it.each(CLOCK_CHANGES)('service hours in %s from %s are those that the wall clock shows', (timezone, from) => {
  const wall = wallReader(timezone)
  const first = Date.parse(from) / 60_000
  const readings = Array.from({ length: 2 * 1440 }, (_, i) => wall(first + i))
  const dice = new Dice(first)
  const time = () => `${String(dice.upTo(23)).padStart(2, '0')}:${dice.oneOf(['00', '15', '30'])}`
  for (let round = 0; round < 30; round++) {
    const range = (): HourRange => ({
      weekdays: WEEKDAYS.filter(() => dice.chance(0.7)),
      from: time(),
      to: dice.chance(0.2) ? '24:00' : time(),
    })
    const holidays = dice.chance(0.3) ? [readings[dice.upTo(2000)]!.day] : []
    const hours: Hours = { timezone, ranges: [range(), range()], holidays }
    const spans = hoursWithin(hours, { from: first, to: first + readings.length })
    const open = new Set(spans.flatMap(({ from: a, to: b }) => Array.from({ length: b - a }, (_, i) => a + i)))
    const shown = readings.flatMap((reading, i) => (isOpen(hours, reading) ? [first + i] : []))
    expect({ hours, open: [...open] }).toEqual({ hours, open: shown })
  }
})
