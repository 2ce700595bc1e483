import type { CalendarUnit } from '../../calendar/period.js'

const WALL_CLOCK = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.0+)?)?)?Z?$/

/**
 * Whether a unit of the calendar starts at a time.
 *
 * @param text what a clock on the wall shows, such as `2026-01-01 00:00:00`; false for anything else
 */
export function isAligned(text: string, unit: CalendarUnit): boolean {
  const [year, month, day, ...time] = wallClock(text)
  if (year === undefined || month === undefined || time.some((part) => part !== 0)) return false
  if (unit === 'week') return new Date(Date.UTC(year, month - 1, day)).getUTCDay() === MONDAY
  return day === 1 && (month - 1) % MONTHS[unit] === 0
}

/** Year, month, day, hour, minute and second; nothing where the text is no time. */
function wallClock(text: string): number[] {
  const parts = WALL_CLOCK.exec(text.trim())?.slice(1) ?? []
  return parts.map((part: string | undefined) => Number(part ?? 0))
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const
const MONDAY = 1
