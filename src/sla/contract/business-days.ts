import type { Temporal } from 'temporal-polyfill'
import { WEEKDAYS, type BusinessCalendar } from '../terms.js'

const USUAL: BusinessCalendar = { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: [] }

/**
 * The `count`-th business day after a day, which is not counted itself.
 *
 * @param calendar `null`: Monday to Friday; has at least one weekday
 */
export function businessDayAfter(
  day: Temporal.PlainDate,
  count: number,
  calendar: BusinessCalendar | null,
): Temporal.PlainDate {
  const { weekdays, holidays } = calendar ?? USUAL
  let [at, left] = [day, count]
  while (left > 0) {
    at = at.add({ days: 1 })
    const weekday = WEEKDAYS[at.dayOfWeek - 1]
    if (weekday !== undefined && weekdays.includes(weekday) && !holidays.includes(at.toString())) left -= 1
  }
  return at
}
