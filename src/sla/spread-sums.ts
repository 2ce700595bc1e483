import { secondsOf } from '../calendar/interval.js'
import type { Counts } from '../slo/counts.js'
import type { Minutes } from '../slo/minutes.js'
import type { Hole } from './unseen.js'

const HOUR_MINUTES = 60

/**
 * Lays the sums of hours whose minutes are no longer kept over their minutes, evenly and from the first on, for as long as each was
 * observed: whoever adds up events gets what was counted, to the thousandth. For all else they stay unknown.
 */
export function spreadSums(minutes: Minutes): Minutes {
  return spread(
    minutes,
    minutes.summed.map(({ hour, observedSeconds, ...sums }) => {
      return { sums, from: hour, count: Math.min(HOUR_MINUTES, Math.floor(observedSeconds / 60)) }
    }),
  )
}

/** The same with what counters rose by over holes: their minutes are known in sum. */
export function spreadJumps(minutes: Minutes, holes: readonly Hole[]): Minutes {
  return spread(
    minutes,
    holes.flatMap(({ jump: sums, ...hole }) => {
      return sums === null ? [] : [{ sums, from: hole.from.getTime() / 1000, count: secondsOf(hole) / 60 }]
    }),
  )
}

/** What was counted in so many minutes; Unix seconds of the first. */
interface SummedMinutes {
  readonly sums: Pick<Counts, 'events' | 'errors'>
  readonly from: number
  readonly count: number
}

function spread(minutes: Minutes, all: readonly SummedMinutes[]): Minutes {
  if (all.length === 0) return minutes
  const [events, errors] = [minutes.events.slice(), minutes.errors.slice()]
  for (const { sums, from, count } of all) {
    const first = (from - minutes.from) / 60
    for (let index = 0; index < count; index++) {
      if (first + index < 0 || first + index >= events.length) continue
      events[first + index] = shareOf(sums.events, index, count)
      errors[first + index] = shareOf(sums.errors, index, count)
    }
  }
  return { ...minutes, events, errors }
}

/** The part of a sum that one of `count` minutes takes, in whole thousandths: all of them together take all of it. */
function shareOf(sum: number, index: number, count: number): number {
  const thousandths = Math.round(sum * 1000)
  return (Math.floor((thousandths * (index + 1)) / count) - Math.floor((thousandths * index) / count)) / 1000
}
