import { wallTimeAt } from '../../src/calendar/wall-clock.js'
import type { TimeInterval } from '../../src/generate/alertmanager/time-interval.js'

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/**
 * Whether Alertmanager takes a minute for one of an interval's: by what its clock shows at that instant, all conditions together; its documentation under
 * `time_interval`. Dates beyond the end of a month are none.
 */
export function isWithin(intervals: readonly TimeInterval[], instant: Date): boolean {
  const zones = [...new Set(intervals.map(({ location }) => location ?? 'UTC'))]
  const walls = new Map(zones.map((zone) => [zone, zone === 'UTC' ? instant : new Date(wallTimeAt(instant, zone))]))
  return intervals.some((one) => holds(one, walls.get(one.location ?? 'UTC')!))
}

function holds(interval: TimeInterval, wall: Date): boolean {
  const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes()
  const { times, days_of_month } = interval
  return (
    times.some(({ start_time, end_time }) => minutesOf(start_time) <= minute && minute < minutesOf(end_time)) &&
    (days_of_month?.some((range) => holdsDay(range, wall)) ?? true) &&
    holdsNames(interval, wall)
  )
}

function holdsNames({ weekdays, months, years }: TimeInterval, wall: Date): boolean {
  const asked: (readonly [readonly string[] | undefined, string])[] = [
    [weekdays, WEEKDAYS[wall.getUTCDay()]!],
    [months, String(wall.getUTCMonth() + 1)],
    [years, String(wall.getUTCFullYear())],
  ]
  return asked.every(([names, name]) => names === undefined || names.includes(name))
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

function holdsDay(range: string, wall: Date): boolean {
  const length = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate()
  const bounds = range.split(':').map(Number)
  const [first = 0, last = first] = bounds.map((day) => (day < 0 ? length + day + 1 : day))
  return first <= length && first <= wall.getUTCDate() && wall.getUTCDate() <= Math.min(last, length)
}
