import type { Subject } from './scenario.js'

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

/** Mean error ratio of the last `seconds`, traffic being constant. */
export function meanOver(seconds: number, history: readonly Stair[]): number {
  let from = 0
  let sum = 0
  for (const { untilSeconds, errorRatio } of history) {
    const to = Math.min(untilSeconds, seconds)
    if (to > from) sum += (to - from) * errorRatio
    from = Math.max(from, to)
  }
  return sum / Math.min(seconds, from === 0 ? seconds : from)
}
