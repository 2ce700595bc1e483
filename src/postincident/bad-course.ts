import type { Interval } from '../calendar/interval.js'
import type { Minutes } from '../slo/minutes.js'

const MINUTE = 60
/** What is looked at before the onset and behind the recovery, as a share of the incident, and at least and at most so long. */
const MARGIN = { share: 0.5, leastSeconds: 15 * MINUTE, mostSeconds: 6 * 3600 } as const
/** More bars than that cannot be told apart. */
const MOST_STEPS = 120

/** What a picture of an incident shows: whole minutes, with some time before and behind. */
export function spanAround({ from, to }: Interval, now: Date): Interval {
  const seconds = (to.getTime() - from.getTime()) / 1000
  const margin = 1000 * Math.min(MARGIN.mostSeconds, Math.max(MARGIN.leastSeconds, seconds * MARGIN.share))
  return wholeMinutes({
    from: new Date(from.getTime() - margin),
    to: new Date(Math.min(to.getTime() + margin, now.getTime())),
  })
}

/** The minutes that lie in an interval or are cut by it. */
export function wholeMinutes({ from, to }: Interval): Interval {
  const floor = Math.floor(from.getTime() / (MINUTE * 1000)) * MINUTE * 1000
  const ceiling = Math.ceil(to.getTime() / (MINUTE * 1000)) * MINUTE * 1000
  return { from: new Date(floor), to: new Date(Math.max(ceiling, floor + MINUTE * 1000)) }
}

/** Bad shares of steps as long as they must be so that there are not too many. */
export function badSharesOf({ events, errors }: Pick<Minutes, 'events' | 'errors'>): {
  readonly stepSeconds: number
  readonly badShares: (number | null)[]
} {
  const minutes = Math.max(1, Math.ceil(events.length / MOST_STEPS))
  const steps = Array.from({ length: Math.ceil(events.length / minutes) }, (_, index) => index * minutes)
  return {
    stepSeconds: minutes * MINUTE,
    badShares: steps.map((start) =>
      badShare(events.subarray(start, start + minutes), errors.subarray(start, start + minutes)),
    ),
  }
}

/** `null`: nothing is known, or nothing happened. */
function badShare(events: Float64Array, errors: Float64Array): number | null {
  let [all, bad] = [0, 0]
  for (const [index, count] of events.entries()) {
    if (Number.isNaN(count)) continue
    all += count
    bad += errors[index] ?? 0
  }
  return all > 0 ? Math.min(1, Math.max(0, bad / all)) : null
}
