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
    const hour = hours.get(hourMs / 1000) ?? Array.from({ length: 60 }, (): T | null => null)
    hour[(at - hourMs) / MINUTE_MS] = minute
    hours.set(hourMs / 1000, hour)
  }
  return hours
}
