import type { CronPattern } from 'croner'
import { readCron } from './cron-pattern.js'

/** What a cron expression says, as plain numbers. */
export interface CronTimes {
  /** Minutes since midnight, rising. */
  readonly minutes: readonly number[]
  /** Months from 1 to 12; `null`: any. */
  readonly months: readonly number[] | null
  /** Days on which it runs: any of these is enough; never empty. */
  readonly days: readonly DayRule[]
}

/** Days that fit the date and the weekday, where both are given. */
export interface DayRule {
  /** First and last day of the month, 1 to 31, or counted from its end: -1 is the last; `null`: any. */
  readonly dates: readonly (readonly [first: number, last: number])[] | null
  /** Days from 0 (Sunday) to 6; `null`: any. */
  readonly weekdays: readonly number[] | null
}

const ANY_WEEK = 63
const LAST_WEEK = 32

/** Takes a valid five-field expression apart; `null` where it wants the working day that is nearest to a date (`15W`, `LW`). */
export function cronTimes(expression: string): CronTimes | null {
  const { pattern } = readCron(expression)
  if (pattern.lastWeekday || pattern.nearestWeekdays.some(Boolean)) return null
  const minutes = placesOf(pattern.minute)
  const months = placesOf(pattern.month).map((month) => month + 1)
  return {
    minutes: placesOf(pattern.hour).flatMap((hour) => minutes.map((minute) => hour * 60 + minute)),
    months: months.length === 12 ? null : months,
    days: daysOf(pattern),
  }
}

function placesOf(flags: readonly number[]): number[] {
  return flags.flatMap((flag, place) => (flag ? place : []))
}

function daysOf(pattern: CronPattern): DayRule[] {
  const dates = pattern.starDOM ? null : datesOf(pattern)
  if (pattern.starDOW) return [{ dates, weekdays: null }]
  const weekdays = weekdayRules(pattern.dayOfWeek.slice(0, 7))
  return dates === null ? weekdays : [{ dates, weekdays: null }, ...weekdays]
}

function datesOf({ day, lastDayOfMonth }: CronPattern): (readonly [number, number])[] {
  const dates = placesOf(day).map((place) => [place + 1, place + 1] as const)
  return lastDayOfMonth ? [...dates, [-1, -1]] : dates
}

/** One rule for weekdays of any week, and one for each week of the month that is asked for by its number. */
function weekdayRules(weeks: readonly number[]): DayRule[] {
  const weekdays = weeks.flatMap((week, day) => (week === ANY_WEEK ? day : []))
  const counted = weeks.flatMap((bits, day) => {
    return bits === ANY_WEEK ? [] : datesOfWeeks(bits).map((range) => ({ dates: [range], weekdays: [day] }))
  })
  return weekdays.length === 0 ? counted : [{ dates: null, weekdays }, ...counted]
}

/** The second of a weekday in a month lies on a date from the 8th to the 14th. */
function datesOfWeeks(bits: number): (readonly [number, number])[] {
  const weeks = [0, 1, 2, 3, 4].filter((week) => (bits & (1 << week)) !== 0)
  const dates = weeks.map((week) => [week * 7 + 1, Math.min(week * 7 + 7, 31)] as const)
  return (bits & LAST_WEEK) === 0 ? dates : [...dates, [-7, -1]]
}
