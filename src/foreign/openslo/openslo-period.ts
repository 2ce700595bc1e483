import type { CalendarUnit } from '../../calendar/period.js'
import { zoneField } from '../../calendar/zone.js'
import { formatDuration } from '../../shared/duration.js'
import { placed, type Placed, placedMap } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import { type Length, readCountAndUnit, readDuration } from './openslo-length.js'

/** The period of an SLO from its `timeWindow` (or `timeWindows`); `null`, and said, where there is none that we have. */
export function readPeriod(spec: ForeignField, isAlpha: boolean): Placed | null {
  const key = isAlpha ? 'timeWindows' : 'timeWindow'
  const list = spec.need(key, { message: 'expected the period', hint: `add \`${key}: […]\`` })
  const [window, ...more] = list.items()
  if (window === undefined || more.length > 0) {
    list.refuse('expected exactly one time window')
    return null
  }
  const length = isAlpha ? readCountAndUnit(window) : readDuration(window)
  return length === null ? null : periodOf(length, window)
}

function periodOf(length: Length, window: ForeignField): Placed | null {
  const calendar = window.take('calendar')
  const isRolling = window.take('isRolling').flag() ?? !calendar.given
  if (!isRolling && !isShort(length)) return calendarPeriod(length, window)
  calendar.skip()
  if (isShort(length)) return isRolling ? inHours(length) : refuseShort(length)
  calendar.changed('left out: the window is rolling')
  return rolling(length)
}

const SECONDS: ReadonlyMap<string, number> = new Map([
  ['m', 60],
  ['h', 3600],
])

function isShort({ unit }: Length): boolean {
  return SECONDS.has(unit)
}

/** `720h` is thirty days. */
function inHours(length: Length): Placed | null {
  const { count, unit, field } = length
  const seconds = count * (SECONDS.get(unit) ?? 1)
  if (seconds < DAY) return refuseShort(length)
  field.read()
  return placed(formatDuration(seconds), field)
}

const DAY = 86_400

/** Days of a unit, as the SDK of OpenSLO counts them where a window rolls. */
const DAYS: ReadonlyMap<string, number> = new Map([
  ['d', 1],
  ['w', 7],
  ['M', 30],
  ['Q', 90],
  ['Y', 365],
])

function rolling({ count, unit, field }: Length): Placed {
  const days = DAYS.get(unit) ?? 1
  if (days > 7) field.changed(`becomes ${count * days}d: a window that rolls has a fixed length`)
  return placed(`${count * days}d`, field)
}

function refuseShort({ count, unit, field }: Length): null {
  const hint = unit === 'm' ? `m is a minute: did you mean ${count}M?` : 'the shortest period is a day'
  field.refuse('expected a period of at least a day', hint)
  return null
}

const CALENDAR: ReadonlyMap<string, CalendarUnit> = new Map([
  ['7d', 'week'],
  ['1w', 'week'],
  ['1M', 'month'],
  ['3M', 'quarter'],
  ['1Q', 'quarter'],
  ['12M', 'year'],
  ['4Q', 'year'],
  ['1Y', 'year'],
])

function calendarPeriod({ count, unit, field }: Length, window: ForeignField): Placed | null {
  const period = CALENDAR.get(`${count}${unit}`)
  const calendar = window.need('calendar', {
    message: 'expected where it starts',
    hint: 'add `calendar: {…}`, or say `isRolling: true`',
  })
  if (period === undefined) {
    calendar.skip()
    field.refuse('expected one week, month, quarter or year of the calendar', 'others can only roll')
  }
  return period === undefined || !calendar.given ? null : inZone(period, { field, calendar })
}

function inZone(period: CalendarUnit, { field, calendar }: { field: ForeignField; calendar: ForeignField }): Placed {
  const start = calendar.need('startTime', {
    message: 'expected when the first one starts',
    hint: 'add `startTime: 2026-01-01 00:00:00`',
  })
  const zone = calendar.take('timeZone')
  if (!isAligned(start.text() ?? '', period)) {
    const hint = 'weeks start on Monday, the others on their first day, all at midnight'
    start.lost(`no ${period} of the calendar starts then, and Plimsoll’s periods are those of the calendar`, hint)
  }
  if (!zoneField.safeParse(zone.text()).success) zone.refuse('expected an IANA time zone such as Europe/Berlin')
  return placedMap({ calendar: placed(period, field), timezone: zone.orNull }, field, field.desk.origins)
}

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
