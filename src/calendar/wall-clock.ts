import { Temporal } from 'temporal-polyfill'
import { steadyStretchAt } from './steady-stretch.js'

/**
 * A reading of the clock on the wall, as milliseconds since 1970 of the same reading in UTC. Plain numbers, so that schedules can be counted without a zone;
 * only the functions here turn them into instants.
 */
export type WallTime = number

/** What the clock of a zone shows at an instant, to the second. */
export function wallTimeAt(instant: Date, zone: string): WallTime {
  const at = instant.getTime()
  return Math.floor((at + steadyStretchAt(at, zone).ahead) / 1000) * 1000
}

/** An instant as read in a zone. */
export function localTime(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}

/** When the clock of a zone shows a time. */
export interface Showing {
  /** The first instant at which it shows that time or a later one: of a time that comes twice the first, of one that is skipped the end of the gap. */
  readonly first: Date
  /** The second time it shows it; `null`: it does not. */
  readonly again: Date | null
  /** The time is skipped: the clock never shows it. */
  readonly isSkipped: boolean
}

/**
 * When the clock of a zone shows a time: the one rule for beginnings of days, months and slots.
 *
 * @param zone IANA zone, already checked by `zoneField`
 */
export function showingOf(wall: WallTime, zone: string): Showing {
  const stretch = steadyStretchAt(wall, zone)
  const at = wall - stretch.ahead
  const isSteady = stretch.from + DAY_MS < at && at < stretch.to - DAY_MS
  return isSteady ? { first: new Date(at), again: null, isSkipped: false } : showingNearChange(wall, zone)
}

/** Clocks differ from UTC by less, and change by less. */
const DAY_MS = 86_400_000

function showingNearChange(wall: WallTime, zone: string): Showing {
  const plain = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.equals(later)) return { first: dateOf(earlier), again: null, isSkipped: false }
  if (earlier.toPlainDateTime().equals(plain)) {
    return { first: dateOf(earlier), again: dateOf(later), isSkipped: false }
  }
  // `earlier` reads the skipped time by the offset after the gap, and so lies before it.
  return { first: dateOf(earlier.getTimeZoneTransition('next') ?? later), again: null, isSkipped: true }
}

/** The first instant of a calendar day, where midnight is skipped or comes twice too. */
export function firstInstantOf(day: Temporal.PlainDate, zone: string): Date {
  return showingOf(day.toZonedDateTime('UTC').epochMilliseconds, zone).first
}

function dateOf({ epochMilliseconds }: Temporal.ZonedDateTime): Date {
  return new Date(epochMilliseconds)
}
