import { CronExpressionParser } from 'cron-parser'
import { dueSlots, type Schedule } from './due-times.js'

/** A year, and enough that a yearly slot is seen twice. */
const HORIZON_SECONDS = 400 * 86_400

/**
 * Longest time between two neighbouring slots of a schedule within 400 days. Costs the same however dense the schedule is: gaps within
 * a day are read off the clock, only those between days are looked up (changes of the clocks count there).
 *
 * @param after beginning of the 400 days
 * @returns seconds; 400 days where the schedule has fewer than two days in them
 */
export function longestGapSeconds(schedule: Schedule, after: Date): number {
  const { minute, hour } = CronExpressionParser.parse(schedule.cron).fields
  const minutes = hour.values.flatMap((h) => minute.values.map((m) => h * 60 + m))
  const within = minutes.slice(1).map((at, index) => (at - (minutes[index] ?? at)) * 60)
  return Math.max(...within, longestNight(schedule, { after, first: minutes[0] ?? 0, last: minutes.at(-1) ?? 0 }))
}

interface Day {
  readonly after: Date
  /** Minutes since midnight of the first and last slot of a day. */
  readonly first: number
  readonly last: number
}

function longestNight({ cron, timezone }: Schedule, { after, first, last }: Day): number {
  const days = cron.trim().split(/\s+/).slice(2).join(' ')
  const daily = (at: number) => {
    const slots = { cron: `${at % 60} ${Math.floor(at / 60)} ${days}`, timezone }
    return dueSlots(slots, { after, until: new Date(after.getTime() + HORIZON_SECONDS * 1000) }, 500)
  }
  const [mornings, evenings] = [daily(first), daily(last)]
  if (mornings.length < 2) return HORIZON_SECONDS
  const gaps = evenings.map((evening) => {
    const next = mornings.find((morning) => morning > evening)
    return next === undefined ? 0 : (next.getTime() - evening.getTime()) / 1000
  })
  return Math.max(...gaps)
}
