import { secondsOf } from '../calendar/interval.js'
import { daysOf, type Day } from '../calendar/period.js'
import { sumOfCounts, type Counts } from '../slo/counts.js'

/**
 * What was measured of a day, by fixed bounds that readers are told: `good` from 99.9 % on, `fair` from 99 % on, `poor` below. `quiet`: it was
 * watched and nothing was asked of the service. `unknown`: nothing was measured.
 */
export const DAY_STATES = ['good', 'fair', 'poor', 'quiet', 'unknown'] as const

export type DayState = (typeof DAY_STATES)[number]

export const GOOD_FROM = 0.999
export const FAIR_FROM = 0.99

/** What was measured of a service on one day. */
export interface MeasuredDay {
  /** `2026-11-29`. */
  readonly label: string
  readonly state: DayState
  /** Good by all events, [0, 1]; `null`: none was counted. */
  readonly availability: number | null
  /** Share of the day that was watched, of today what is over of it, [0, 1]. */
  readonly watched: number
}

/** What was measured of a service over all days that are shown. */
export interface MeasuredHistory {
  /** Oldest first; the last one is today. */
  readonly days: readonly MeasuredDay[]
  /** Good by all events of these days: not the mean of the days, which would give a quiet night the weight of a busy one. */
  readonly availability: number | null
  /** Days of which anything was measured. */
  readonly measuredDays: number
}

const DAY_MS = 86_400_000

/** The last days of a zone up to the one that holds an instant, oldest first. */
export function lastDays(now: Date, zone: string, count: number): readonly Day[] {
  // A day has 25 hours at most.
  const from = new Date(now.getTime() - (count + 2) * DAY_MS)
  return daysOf({ interval: { from, to: new Date(now.getTime() + 1) }, zone, label: '' }).slice(-count)
}

/** A day with what was counted in it so far. */
export function measuredDay({ label, interval }: Day, counts: Counts, now: Date): MeasuredDay {
  const over = { from: interval.from, to: interval.to < now ? interval.to : now }
  const availability = availabilityOf(counts)
  const watched = over.from < over.to ? Math.min(1, counts.observedSeconds / secondsOf(over)) : 0
  return { label, availability, watched, state: stateOf(availability, counts) }
}

/** The days as one. */
export function measuredHistory(days: readonly MeasuredDay[], counts: readonly Counts[]): MeasuredHistory {
  return {
    days,
    availability: availabilityOf(sumOfCounts(counts)),
    measuredDays: days.filter(({ state }) => state !== 'unknown').length,
  }
}

/** A little below zero is noise of the indicator, and no service is better than faultless. */
function availabilityOf({ events, errors }: Counts): number | null {
  if (events <= 0) return null
  return Math.min(1, Math.max(0, (events - Math.max(0, errors)) / events))
}

function stateOf(availability: number | null, { observedSeconds }: Counts): DayState {
  if (observedSeconds === 0) return 'unknown'
  if (availability === null) return 'quiet'
  if (availability >= GOOD_FROM) return 'good'
  return availability >= FAIR_FROM ? 'fair' : 'poor'
}
