import type { CronTimes, DayRule } from '../../calendar/cron-times.js'
import type { TimeInterval } from './time-interval.js'

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const SHORTEST_MONTH = 28

type Range = readonly [first: number, last: number]
type Conditions = Pick<TimeInterval, 'weekdays' | 'days_of_month' | 'months'>

/** Dates within some months; `null`: any. */
interface Dates {
  readonly ranges: readonly Range[] | null
  readonly months: readonly number[] | null
}

/**
 * The days that are `shift` days after those on which a schedule begins, as Alertmanager asks for them: any of the conditions is enough.
 *
 * @returns `null` where that cannot be said: what comes after the 29th depends on the month
 */
export function dayConditions({ days, months }: CronTimes, shift: number): readonly Conditions[] | null {
  const all = days.map((rule) => conditionsOf(rule, months, shift))
  return all.every((one) => one !== null) ? all.flat() : null
}

function conditionsOf({ dates, weekdays }: DayRule, months: CronTimes['months'], shift: number): Conditions[] | null {
  const shifted = shiftDates({ ranges: dates, months }, shift)
  return (
    shifted?.map((one) => ({
      ...(weekdays === null ? {} : { weekdays: weekdays.map((day) => WEEKDAYS[(day + shift) % 7] ?? '') }),
      ...(one.ranges === null ? {} : { days_of_month: one.ranges.map(rangeText) }),
      ...(one.months === null ? {} : { months: one.months.map(String) }),
    })) ?? null
  )
}

function rangeText([first, last]: Range): string {
  return first === last ? String(first) : `${first}:${last}`
}

function shiftDates({ ranges, months }: Dates, shift: number): Dates[] | null {
  if (shift === 0 || (ranges === null && months === null)) return [{ ranges, months }]
  // Every day of some months: all but their first ones, and the first ones of the months after them.
  if (ranges === null) return [{ ranges: [[1 + shift, -1]], months }, nextMonths([[1, shift]], months)]
  const fromStart = ranges.filter(([first]) => first > 0)
  const fromEnd = ranges.filter(([first]) => first < 0)
  if (fromStart.some(([, last]) => last + shift > SHORTEST_MONTH)) return null
  const within: Range[] = [
    ...fromStart.map(([first, last]) => [first + shift, last + shift] as const),
    ...fromEnd
      .filter(([first]) => first + shift < 0)
      .map(([first, last]) => [first + shift, Math.min(last + shift, -1)] as const),
  ]
  const after = fromEnd
    .filter(([, last]) => last + shift >= 0)
    .map(([first, last]) => [Math.max(first + shift, 0) + 1, last + shift + 1] as const)
  return [
    ...(within.length === 0 ? [] : [{ ranges: within, months }]),
    ...(after.length === 0 ? [] : [nextMonths(after, months)]),
  ]
}

function nextMonths(ranges: readonly Range[], months: readonly number[] | null): Dates {
  return { ranges, months: months?.map((month) => (month % 12) + 1).sort((a, b) => a - b) ?? null }
}
