import type { HourSums } from './minutes-codec.js'

/** Whole hours, Unix seconds `[from, to)`. */
export interface HourRange {
  readonly from: number
  readonly to: number
}

const HOUR = 3600

/** The last hours of a range are read again each time: their minutes may still be asked for again. */
const FRESH_HOURS = 2
/** So long behind the end of an hour its minutes are as they stay, in seconds. */
const SETTLING = 900
/** Of shorter ranges there is little to be spared, in hours. Longer ones that end together share their last hours, which are read once for all. */
const SHORTEST = 4
/** A range that begins or ends so much later is made of the hours that came and went, in hours. */
const LARGEST_STEP = 6

/** The part of a range that only late data may change; `null`: the range is short. */
export function settledPart({ from, to }: HourRange): HourRange | null {
  return to - from < SHORTEST * HOUR ? null : { from, to: to - FRESH_HOURS * HOUR }
}

/** Whether an objective that was read up to `watermark` (Unix seconds) has all minutes that it will have of its own accord. */
export function isSettled({ to }: HourRange, watermark: number | null): boolean {
  return watermark !== null && watermark >= to + SETTLING
}

/** What to read so as to make one range of another: hours that came, and hours that went. */
export interface Step {
  readonly added: HourRange
  readonly gone: HourRange
}

/** @returns `null`: they lie too far apart */
export function stepBetween(known: HourRange, wanted: HourRange): Step | null {
  const isNear = (step: number) => step >= 0 && step <= LARGEST_STEP * HOUR
  if (!isNear(wanted.from - known.from) || !isNear(wanted.to - known.to) || wanted.from >= known.to) return null
  return { added: { from: known.to, to: wanted.to }, gone: { from: known.from, to: wanted.from } }
}

/** Of an objective without an hour. */
export const NOTHING: HourSums = { milliEvents: 0, milliErrors: 0, observedSeconds: 0 }

/**
 * Sums are of whole numbers: what was added can be taken away again, exactly. An objective of which that leaves what cannot be is left out.
 *
 * @param known with an entry of each objective that was asked for
 */
export function stepped(
  known: ReadonlyMap<number, HourSums>,
  added: ReadonlyMap<number, HourSums>,
  gone: ReadonlyMap<number, HourSums>,
): ReadonlyMap<number, HourSums> {
  const next = new Map<number, HourSums>()
  for (const [id, before] of known) {
    const sum = minus(plus(before, added.get(id) ?? NOTHING), gone.get(id) ?? NOTHING)
    if (sum.observedSeconds >= 0 && sum.milliEvents >= 0) next.set(id, sum)
  }
  return next
}

/** Adds up. */
export function plus(a: HourSums, b: HourSums): HourSums {
  return {
    milliEvents: a.milliEvents + b.milliEvents,
    milliErrors: a.milliErrors + b.milliErrors,
    observedSeconds: a.observedSeconds + b.observedSeconds,
  }
}

/** Adds to what is known of one objective. */
export function addSums(sums: Map<number, HourSums>, id: number, more: HourSums): void {
  sums.set(id, plus(sums.get(id) ?? NOTHING, more))
}

function minus(a: HourSums, b: HourSums): HourSums {
  return {
    milliEvents: a.milliEvents - b.milliEvents,
    milliErrors: a.milliErrors - b.milliErrors,
    observedSeconds: a.observedSeconds - b.observedSeconds,
  }
}
