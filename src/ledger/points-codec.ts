import { HOUR_MINUTES } from './minutes-codec.js'
import { CorruptBytes, unzigzag, VarintReader, writeVarint, zigzag } from './varint.js'

/**
 * Newest data point as told at the end of each minute of an hour, in Unix seconds; 0 where the source knows of none, `null` where it did
 * not answer.
 */
export type HourPoints = readonly (number | null)[]

/** An hour in which the source never answered. */
export const silentHour: HourPoints = Array.from({ length: HOUR_MINUTES }, () => null)

/**
 * Packs an hour: per minute 0 when unknown, else 1 + the difference to the last known minute (to the hour's start for the first), folded
 * to unsigned, as LEB128. Most minutes repeat the last: one byte.
 *
 * @param hour Unix seconds of the hour's start
 */
export function encodePoints(points: HourPoints, hour: number): Uint8Array {
  const bytes: number[] = []
  let last = hour
  for (const point of points) {
    writeVarint(bytes, point === null ? 0 : 1 + zigzag(point - last))
    last = point ?? last
  }
  return Uint8Array.from(bytes)
}

/**
 * The inverse of `encodePoints`.
 *
 * @throws CorruptBytes
 */
export function decodePoints(bytes: Uint8Array, hour: number): HourPoints {
  const reader = new VarintReader(bytes)
  const points: (number | null)[] = []
  for (let last = hour, minute = 0; minute < HOUR_MINUTES; minute++) {
    const code = reader.next()
    if (code !== 0) last += unzigzag(code - 1)
    points.push(code === 0 ? null : last)
  }
  if (!reader.atEnd) throw new CorruptBytes('more than an hour')
  return points
}

/** The same where bytes of another making are an expected outcome: `null`. */
export function decodePointsOrNull(bytes: Uint8Array, hour: number): HourPoints | null {
  try {
    return decodePoints(bytes, hour)
  } catch (error) {
    if (error instanceof CorruptBytes) return null
    throw error
  }
}
