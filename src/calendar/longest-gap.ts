import { clockChanges } from './clock-changes.js'
import { cronTimes } from './cron-times.js'
import { dueSlots, type Schedule } from './due-times.js'

/** A year, and enough that a yearly slot is seen twice. */
const HORIZON_SECONDS = 400 * 86_400
const DAY_MS = 86_400_000

/**
 * Longest time between two neighbouring slots of a schedule within 400 days. Costs the same however dense the schedule is: gaps within
 * a day are read off the clock, only those between days and those around changes of the clock are looked up.
 *
 * @param after beginning of the 400 days
 * @returns seconds; 400 days where the schedule has fewer than two days in them
 */
export function longestGapSeconds(schedule: Schedule, after: Date): number {
  const minutes = cronTimes(schedule.cron)?.minutes ?? []
  const within = minutes.slice(1).map((at, index) => (at - (minutes[index] ?? at)) * 60)
  const night = longestNight(schedule, { after, first: minutes[0] ?? 0, last: minutes.at(-1) ?? 0 })
  return Math.max(...within, night, ...aroundChanges(schedule, after))
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
    return dueSlots(slots, { after, until: horizon(after) }, 500)
  }
  const [mornings, evenings] = [daily(first), daily(last)]
  if (mornings.length < 2) return HORIZON_SECONDS
  const gaps = evenings.map((evening) => {
    const next = mornings.find((morning) => morning > evening)
    return next === undefined ? 0 : (next.getTime() - evening.getTime()) / 1000
  })
  return Math.max(...gaps)
}

function horizon(after: Date): Date {
  return new Date(after.getTime() + HORIZON_SECONDS * 1000)
}

/** Gaps within a day on which the clock changes: an hour that comes twice makes one of them longer. */
function aroundChanges(schedule: Schedule, after: Date): number[] {
  return clockChanges({ from: after, to: horizon(after) }, schedule.timezone).map((change) => {
    const [from, to] = [change.getTime() - DAY_MS, change.getTime() + DAY_MS]
    const slots = dueSlots(schedule, { after: new Date(from), until: new Date(to) }, 3000)
    return Math.max(
      0,
      ...slots.slice(1).map((slot, index) => (slot.getTime() - (slots[index] ?? slot).getTime()) / 1000),
    )
  })
}
