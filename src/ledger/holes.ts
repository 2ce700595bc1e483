import type { Interval } from '../calendar/interval.js'
import type { Hole } from '../sla/unseen.js'
import type { HourMinutes, Minute } from './minutes-codec.js'

const MINUTE = 60
const HOUR = 3600

/** Known minutes on either side that tell what a hole lies in. */
const NEIGHBOURS = 5

/**
 * Finds the stretches of unknown minutes within an interval, oldest first.
 *
 * @param hourAt the minutes of the hour that begins there (Unix seconds)
 */
export function holesIn(hourAt: (hour: number) => HourMinutes, interval: Interval): readonly Omit<Hole, 'jump'>[] {
  const minuteAt = (second: number): Minute | null =>
    hourAt(Math.floor(second / HOUR) * HOUR)[(((second % HOUR) + HOUR) % HOUR) / MINUTE] ?? null
  const [from, to] = [interval.from.getTime() / 1000, interval.to.getTime() / 1000]
  const holes: Omit<Hole, 'jump'>[] = []
  let begin: number | null = null
  for (let at = from; at <= to; at += MINUTE) {
    const isUnknown = at < to && minuteAt(at) === null
    if (isUnknown) begin ??= at
    else if (begin !== null) {
      holes.push(holeOf(minuteAt, begin, at))
      begin = null
    }
  }
  return holes
}

function holeOf(minuteAt: (second: number) => Minute | null, from: number, to: number): Omit<Hole, 'jump'> {
  const beside = Array.from({ length: NEIGHBOURS }, (_, index) => index * MINUTE)
  return {
    from: new Date(from * 1000),
    to: new Date(to * 1000),
    before: sumOf(beside.map((distance) => minuteAt(from - MINUTE - distance))),
    after: sumOf(beside.map((distance) => minuteAt(to + distance))),
    first: minuteAt(to) === null ? null : sumOf([minuteAt(to)]),
  }
}

/** The known ones up to the next hole. */
function sumOf(minutes: readonly (Minute | null)[]): Hole['before'] {
  const end = minutes.indexOf(null)
  const known = (end < 0 ? minutes : minutes.slice(0, end)).filter((minute) => minute !== null)
  return {
    events: known.reduce((sum, { milliEvents }) => sum + milliEvents, 0) / 1000,
    errors: known.reduce((sum, { milliErrors }) => sum + Math.max(0, milliErrors), 0) / 1000,
  }
}
