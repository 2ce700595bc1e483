import type { Minutes } from '../../slo/minutes.js'
import type { Bin } from '../guard/bin.js'

/** What the ledger has of an objective, in the bins of the guard. */
export interface CountedBins {
  readonly bins: readonly Bin[]
  readonly unknownMinutes: number
}

/**
 * The ledger counts by the minute, the guard looks every 30 s: a minute is two bins of half of it each. The blocks that the scatter of a
 * baseline is measured by are whole minutes, so that nothing is made up there. A minute of which nothing is known is one without events.
 *
 * @param groups the same minutes of each group of an objective, or of the objective as a whole
 */
export function binsOfMinutes(groups: readonly Minutes[]): CountedBins {
  const length = Math.max(0, ...groups.map(({ events }) => events.length))
  const bins: Bin[] = []
  let unknownMinutes = 0
  for (let minute = 0; minute < length; minute++) {
    const counted = countedIn(groups, minute)
    if (counted === null) unknownMinutes++
    const { events, errors } = counted ?? { events: 0, errors: 0 }
    // Slightly below zero is noise of a `good` selector.
    const half = { events: events / 2, errors: Math.min(events, Math.max(0, errors)) / 2 }
    bins.push(half, half)
  }
  return { bins, unknownMinutes }
}

/** `null`: nothing is known of that minute. */
function countedIn(groups: readonly Minutes[], minute: number): Bin | null {
  let [events, errors, isKnown] = [0, 0, false]
  for (const group of groups) {
    const own = group.events[minute] ?? NaN
    if (Number.isNaN(own)) continue
    isKnown = true
    events += own
    errors += group.errors[minute] ?? 0
  }
  return isKnown ? { events, errors } : null
}
