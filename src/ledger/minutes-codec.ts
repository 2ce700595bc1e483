import { CorruptBytes, unzigzag, VarintReader, writeVarint, zigzag } from './varint.js'

/** What was counted in one minute, in whole thousandths of events. */
export interface Minute {
  /** >= 0 */
  readonly milliEvents: number
  /** Below zero is noise of a `good` selector. */
  readonly milliErrors: number
}

/** The columns of an hour that sums over months read. */
export interface HourSums {
  readonly milliEvents: number
  readonly milliErrors: number
  /** Known minutes, in seconds. */
  readonly observedSeconds: number
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

/**
 * Adds up minutes `first` to `last` (exclusive) of an hour as `hourSums` does, without an object per minute: a cycle reads hours of all objectives
 * that its windows cut.
 *
 * @returns `null`: the bytes are of another making
 */
export function sumMinutesOrNull(bytes: Uint8Array, first: number, last: number): HourSums | null {
  try {
    return sumMinutes(new VarintReader(bytes), first, last)
  } catch (error) {
    if (error instanceof CorruptBytes) return null
    throw error
  }
}

function sumMinutes(reader: VarintReader, first: number, last: number): HourSums {
  let [milliEvents, milliErrors, observedSeconds] = [0, 0, 0]
  for (let index = 0; index < HOUR_MINUTES; index++) {
    const code = reader.next()
    const errors = code === 0 ? 0 : unzigzag(reader.next())
    if (code === 0 || index < first || index >= last) continue
    milliEvents += code - 1
    milliErrors += errors
    observedSeconds += 60
  }
  if (!reader.atEnd) throw new CorruptBytes('more than an hour')
  return { milliEvents, milliErrors, observedSeconds }
}

/** Where minutes are read to, one number each: `NaN` where nothing is known. Both are of the same length. */
export interface MinuteRoom {
  /** In events, not thousandths. */
  readonly events: Float64Array
  readonly errors: Float64Array
}

/**
 * The same as `decodeMinutes` without an object per minute: months of many objectives are read this way.
 *
 * @param offset index of the hour's first minute, negative where the room begins within the hour; what lies outside of the room is left out
 * @returns false: the bytes are of another making, and the hour stays unknown
 */
export function readInto(room: MinuteRoom, bytes: Uint8Array, offset: number): boolean {
  try {
    readHour(room, new VarintReader(bytes), offset)
    return true
  } catch (error) {
    if (!(error instanceof CorruptBytes)) throw error
    for (const values of [room.events, room.errors])
      values.fill(NaN, Math.max(0, offset), Math.max(0, offset + HOUR_MINUTES))
    return false
  }
}

function readHour({ events, errors }: MinuteRoom, reader: VarintReader, offset: number): void {
  for (let index = offset; index < offset + HOUR_MINUTES; index++) {
    const first = reader.next()
    const second = first === 0 ? 0 : reader.next()
    if (first === 0 || index < 0 || index >= events.length) continue
    events[index] = (first - 1) / 1000
    errors[index] = unzigzag(second) / 1000
  }
  if (!reader.atEnd) throw new CorruptBytes('more than an hour')
}
