import type { HourMinutes, HourSums } from './minutes-codec.js'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** Something known of whole hours: per target id and hour (its start in Unix seconds) 60 minutes, `null` where unknown. */
export type HoursByTarget<T> = ReadonlyMap<number, ReadonlyMap<number, readonly (T | null)[]>>

/**
 * Sorts the values of single minutes into hours. Hours of which nothing is known do not appear.
 *
 * @param minuteOf reads the values of a minute (start in ms); `null`: they say nothing
 */
export function hoursOf<T>(
  values: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>,
  minuteOf: (values: readonly number[], minute: number) => T | null,
): HoursByTarget<T> {
  return new Map([...values].map(([id, minutes]) => [id, hoursOfOne(minutes, minuteOf)]))
}

function hoursOfOne<T>(
  minutes: ReadonlyMap<number, readonly number[]>,
  minuteOf: (values: readonly number[], minute: number) => T | null,
): ReadonlyMap<number, (T | null)[]> {
  const hours = new Map<number, (T | null)[]>()
  for (const [at, values] of minutes) {
    const minute = minuteOf(values, at)
    if (minute === null) continue
    const hourMs = Math.floor(at / HOUR_MS) * HOUR_MS
    const hour = hours.get(hourMs / 1000) ?? new Array<T | null>(60).fill(null)
    hour[(at - hourMs) / MINUTE_MS] = minute
    hours.set(hourMs / 1000, hour)
  }
  return hours
}

/** Hours in the store by some key; `null`: the hour has a row whose minutes are no longer kept. */
export type KnownHours<T, Key = string> = ReadonlyMap<Key, readonly (T | null)[] | null>

/**
 * Lays new knowledge over an hour: a known minute overwrites (in a refill it only fills holes), an unknown one never does. Nothing else
 * decides what a minute holds, so
 * reading it twice, late, or in other portions gives the same hour.
 *
 * An hour whose minutes are no longer kept is not an unknown hour: its sums hold minutes that nobody can name any more. Only a whole hour
 * takes their place; a part of one would overwrite a larger sum by a smaller one, or count minutes twice.
 *
 * @param hour `null`: its minutes are no longer kept
 * @returns the merged hour, or `hour` itself when nothing changed
 */
export function mergeHour<T>(
  hour: readonly (T | null)[] | null,
  news: readonly (T | null)[],
  { same, fillsOnly }: Merging<T>,
): readonly (T | null)[] | null {
  if (hour === null) return news.every((minute) => minute !== null) ? news : null
  const changed = news.some((minute, index) => {
    const known = hour[index] ?? null
    return minute !== null && (known === null || (!fillsOnly && !same(known, minute)))
  })
  if (!changed) return hour
  return hour.map((known, index) => (fillsOnly ? (known ?? news[index] ?? null) : (news[index] ?? known)))
}

interface Merging<T> {
  readonly same: (a: T, b: T) => boolean
  /** Known minutes stay as they are: what is asked for again long after may stem from another indicator. */
  readonly fillsOnly: boolean
}

/** What an hour held before: `unknown` where it has no row. */
export function hourBefore<T, Key>(
  known: KnownHours<T, Key>,
  key: Key,
  unknown: readonly (T | null)[],
): readonly (T | null)[] | null {
  const hour = known.get(key)
  return hour === undefined ? unknown : hour
}

/**
 * Adds up minutes `first` to `last` (exclusive) of an hour. The columns of a row are always this of its whole hour, never carried along,
 * so that a row can be reproduced from its minutes.
 */
export function hourSums(minutes: HourMinutes, first = 0, last = minutes.length): HourSums {
  let [milliEvents, milliErrors, observedSeconds] = [0, 0, 0]
  for (const minute of minutes.slice(first, last)) {
    if (minute === null) continue
    milliEvents += minute.milliEvents
    milliErrors += minute.milliErrors
    observedSeconds += 60
  }
  return { milliEvents, milliErrors, observedSeconds }
}
