import { CronExpressionParser } from 'cron-parser'

/** What a cron expression says, as plain numbers. */
export interface CronTimes {
  /** Minutes since midnight, rising. */
  readonly minutes: readonly number[]
  /** Days from 1 to 31, -1 being the last; `null`: any. */
  readonly daysOfMonth: readonly number[] | null
  /** Months from 1 to 12; `null`: any. */
  readonly months: readonly number[] | null
  /** Days from 0 (Sunday) to 6; `null`: any. Where days of the month are given too, either of them is enough. */
  readonly weekdays: readonly number[] | null
}

/** Takes a valid five-field expression apart; `null` where it counts weekdays within the month (`1#2`, `1L`). */
export function cronTimes(expression: string): CronTimes | null {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = CronExpressionParser.parse(expression).fields
  const weekdays = dayOfWeek.values.map((day) => Number(day) % 7)
  if (dayOfWeek.nthDay > 0 || weekdays.some(Number.isNaN)) return null
  return {
    minutes: hour.values.flatMap((h) => minute.values.map((m) => h * 60 + m)),
    daysOfMonth: dayOfMonth.isWildcard ? null : dayOfMonth.values.map((day) => (day === 'L' ? -1 : day)),
    months: month.isWildcard ? null : [...month.values],
    weekdays: dayOfWeek.isWildcard ? null : [...new Set(weekdays)].toSorted((a, b) => a - b),
  }
}
