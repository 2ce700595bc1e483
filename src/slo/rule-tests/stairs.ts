import type { Subject } from './scenario.js'
import type { Phase } from './timeline.js'

/** How the error ratio was `untilSeconds` before the end, back to the next stretch. */
export interface Stair {
  readonly untilSeconds: number
  readonly errorRatio: number
}

/**
 * Error ratios that differ from window to window into the past, beginning with half the shortest.
 *
 * @param lengths of the windows, shortest first
 */
export function stairsBelow(lengths: readonly number[], measures: Subject['measures']): Stair[] {
  const shortest = (lengths[0] ?? 0) / 2
  if (measures !== 'states') {
    return [shortest, ...lengths].map((untilSeconds, index) => ({ untilSeconds, errorRatio: 0.01 * (index + 1) }))
  }
  // All or nothing: the younger part of the time between two windows is bad, the older one good.
  return [0, ...lengths].flatMap((from, index, all) => {
    const to = all[index + 1]
    if (to === undefined) return []
    const share = index === 0 ? 0.5 : 0.33
    return [
      { untilSeconds: from + (to - from) * share, errorRatio: 1 },
      { untilSeconds: to, errorRatio: 0 },
    ]
  })
}

/** The same as phases of a test that ends at `at`, oldest first, cut where scrapes are. */
export function phasesOf(history: readonly Stair[], { at, scrapeSeconds, traffic }: Course): Phase[] {
  let from = 0
  return history.toReversed().flatMap(({ errorRatio }, index, all) => {
    const youngest = index === all.length - 1
    const until = at - (all[index + 1]?.untilSeconds ?? 0)
    const to = youngest ? Math.ceil(at / scrapeSeconds) : Math.round(until / scrapeSeconds)
    const seconds = (to - from) * scrapeSeconds
    from = to
    return seconds <= 0 ? [] : [{ seconds, good: traffic * (1 - errorRatio), bad: traffic * errorRatio }]
  })
}

interface Course {
  /** Seconds after the start. */
  readonly at: number
  readonly scrapeSeconds: number
  /** Events per scrape. */
  readonly traffic: number
}

/** Error ratio of each scrape of a test, by its number; 0 after the last phase. */
export function errorRatioOfScrapes(phases: readonly Phase[], scrapeSeconds: number): (scrape: number) => number {
  let scrapes = 0
  // A period has a hundred thousand scrapes and a handful of phases: what is kept is where each phase ends.
  const ends = phases.map(({ seconds, good, bad }) => {
    scrapes += Math.round(seconds / scrapeSeconds)
    return { last: scrapes, errorRatio: bad / (good + bad) }
  })
  // The scrape at the very start stands before the first phase, and is as good or bad.
  return (scrape) => ends.find(({ last }) => scrape <= last)?.errorRatio ?? 0
}
