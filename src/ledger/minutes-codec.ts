import { CorruptBytes, unzigzag, VarintReader, writeVarint, zigzag } from './varint.js'

/** What was counted in one minute, in whole thousandths of events. */
export interface Minute {
  /** >= 0 */
  readonly milliEvents: number
  /** Below zero is noise of a `good` selector. */
  readonly milliErrors: number
}

/** The 60 minutes of an hour; `null` where nothing is known. */
export type HourMinutes = readonly (Minute | null)[]

/** Minutes of an hour. */
export const HOUR_MINUTES = 60

/** An hour of which nothing is known. */
export const unknownHour: HourMinutes = Array.from({ length: HOUR_MINUTES }, () => null)

/**
 * Packs an hour: per minute 0 when unknown, else `milliEvents + 1` and then `milliErrors` folded to unsigned, each as LEB128. Equal hours
 * give equal bytes.
 */
export function encodeMinutes(minutes: HourMinutes): Uint8Array {
  const bytes: number[] = []
  for (const minute of minutes) {
    writeVarint(bytes, minute === null ? 0 : minute.milliEvents + 1)
    if (minute !== null) writeVarint(bytes, zigzag(minute.milliErrors))
  }
  return Uint8Array.from(bytes)
}

/**
 * The inverse of `encodeMinutes`.
 *
 * @throws CorruptBytes
 */
export function decodeMinutes(bytes: Uint8Array): HourMinutes {
  const reader = new VarintReader(bytes)
  const minutes = Array.from({ length: HOUR_MINUTES }, () => {
    const first = reader.next()
    return first === 0 ? null : { milliEvents: first - 1, milliErrors: unzigzag(reader.next()) }
  })
  if (!reader.atEnd) throw new CorruptBytes('more than an hour')
  return minutes
}

/** The same where bytes of another making are an expected outcome: `null`. */
export function decodeMinutesOrNull(bytes: Uint8Array): HourMinutes | null {
  try {
    return decodeMinutes(bytes)
  } catch (error) {
    if (error instanceof CorruptBytes) return null
    throw error
  }
}
