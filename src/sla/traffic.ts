import { secondsOf, type Interval } from '../calendar/interval.js'

/** What was seen in one hour of the week (in UTC), over all weeks that were looked at. */
export interface TrafficHour {
  /** Hours since a Thursday midnight, 0 to 167: the hours of Unix time, modulo a week. */
  readonly hourOfWeek: number
  readonly events: number
  readonly observedSeconds: number
  /** Events per second in the busiest of these hours. */
  readonly busiest: number
}

/** Traffic by the hour of the week; hours of which nothing is known are missing. */
export type Traffic = readonly TrafficHour[]

/** How many events a stretch of time is taken to hold. */
export interface TrafficEstimate {
  /** At the mean of the same hours of the week. */
  readonly events: number
  /** If each hour was as busy as the busiest of its kind. */
  readonly atMost: number
  /** Seconds of the stretch that no other week tells of: taken at the mean of the whole. */
  readonly atMeanSeconds: number
}

const HOUR_MS = 3_600_000
const HOURS_OF_WEEK = 168

/** Less than half an hour of an hour of the week tells too little of it. */
const LEAST_SECONDS = 1800

/**
 * Estimates the events of stretches of time, hour by hour, from the same hours of other weeks; where none are known, at the mean.
 *
 * @param mean events per second of what was counted
 */
export function estimateTraffic(stretches: readonly Interval[], traffic: Traffic, mean: number): TrafficEstimate {
  const hours = new Map(traffic.map((hour) => [hour.hourOfWeek, hour]))
  const busiest = busiestOf(traffic, mean)
  let [events, atMost, atMeanSeconds] = [0, 0, 0]
  for (const { hourOfWeek, seconds } of stretches.flatMap(hoursOf)) {
    const hour = hours.get(hourOfWeek)
    const known = hour !== undefined && hour.observedSeconds >= LEAST_SECONDS ? hour : null
    const rate = known === null ? mean : known.events / known.observedSeconds
    events += rate * seconds
    atMost += Math.max(rate, known?.busiest ?? busiest(hourOfWeek)) * seconds
    if (known === null) atMeanSeconds += seconds
  }
  return { events, atMost, atMeanSeconds }
}

/** The busiest hour at that time of any day; of all, where none is known. */
function busiestOf(traffic: Traffic, mean: number): (hourOfWeek: number) => number {
  const ofAll = Math.max(mean, ...traffic.map(({ busiest }) => busiest))
  const byHourOfDay = new Map<number, number>()
  for (const { hourOfWeek, busiest } of traffic) {
    byHourOfDay.set(hourOfWeek % 24, Math.max(busiest, byHourOfDay.get(hourOfWeek % 24) ?? 0))
  }
  return (hourOfWeek) => byHourOfDay.get(hourOfWeek % 24) ?? ofAll
}

function hoursOf({ from, to }: Interval): readonly { readonly hourOfWeek: number; readonly seconds: number }[] {
  const hours: { hourOfWeek: number; seconds: number }[] = []
  for (let hour = Math.floor(from.getTime() / HOUR_MS); hour * HOUR_MS < to.getTime(); hour++) {
    const begin = new Date(Math.max(from.getTime(), hour * HOUR_MS))
    const end = new Date(Math.min(to.getTime(), (hour + 1) * HOUR_MS))
    hours.push({ hourOfWeek: hour % HOURS_OF_WEEK, seconds: secondsOf({ from: begin, to: end }) })
  }
  return hours
}
