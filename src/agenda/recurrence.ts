import { cronTimes, type DayRule } from '../calendar/cron-times.js'

/** A recurrence rule as jCal has it. */
export type RecurrenceRule = Readonly<Record<string, string | readonly (string | number)[]>>

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/**
 * A schedule as a recurrence rule (RFC 5545, 3.3.10) over times on the clock.
 *
 * @returns `null`: no single rule says it, such as days of the month or of the week, whichever comes
 */
export function recurrenceRule(cron: string): RecurrenceRule | null {
  const times = cronTimes(cron)
  const [days, ...others] = times?.days ?? []
  if (times === null || days === undefined || others.length > 0) return null
  const distinct = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b)
  return {
    ...dayPart(days),
    ...(times.months === null ? {} : { bymonth: times.months }),
    byhour: distinct(times.minutes.map((minute) => Math.floor(minute / 60))),
    byminute: distinct(times.minutes.map((minute) => minute % 60)),
    bysecond: [0],
  }
}

function dayPart({ dates, weekdays }: DayRule): RecurrenceRule {
  const byday = weekdays === null ? {} : { byday: weekdays.map((day) => WEEKDAYS[day] ?? '') }
  if (dates === null) return { freq: weekdays === null ? 'DAILY' : 'WEEKLY', ...byday }
  const bymonthday = dates.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
  return { freq: 'MONTHLY', bymonthday: [...new Set(bymonthday)], ...byday }
}
