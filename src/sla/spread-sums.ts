import type { Minutes } from '../slo/minutes.js'

const HOUR_MINUTES = 60

/**
 * Lays the sums of hours whose minutes are no longer kept over their minutes, evenly and from the first on, for as long as each was
 * observed: whoever adds up events gets what was counted, to the thousandth. For all else they stay unknown.
 */
export function spreadSums(minutes: Minutes): Minutes {
  if (minutes.summed.length === 0) return minutes
  const [events, errors] = [minutes.events.slice(), minutes.errors.slice()]
  for (const { hour, observedSeconds, ...sums } of minutes.summed) {
    const known = Math.min(HOUR_MINUTES, Math.floor(observedSeconds / 60))
    const first = (hour - minutes.from) / 60
    for (let index = 0; index < known; index++) {
      if (first + index < 0 || first + index >= events.length) continue
      events[first + index] = shareOf(sums.events, index, known)
      errors[first + index] = shareOf(sums.errors, index, known)
    }
  }
  return { ...minutes, events, errors }
}

/** The part of a sum that one of `count` minutes takes, in whole thousandths: all of them together take all of it. */
function shareOf(sum: number, index: number, count: number): number {
  const thousandths = Math.round(sum * 1000)
  return (Math.floor((thousandths * (index + 1)) / count) - Math.floor((thousandths * index) / count)) / 1000
}
