import type { BadWhen } from '../terms.js'
import { fractionOf } from './exact.js'

/** Errors and events in the same whole unit, exact however large. */
type Exactly = () => readonly [errors: bigint, events: bigint]

/** When a minute or an interval with traffic is bad. */
export interface Threshold {
  /**
   * Whether so many errors of so many events are.
   *
   * @param events > 0; `errors <= events`, both in any unit
   */
  readonly isBad: (errors: number, events: number, exactly: Exactly) => boolean
  /** With fewer events it is good. */
  readonly minEvents: number
}

/** Floating point decides what is further from the bound than this share of the events. */
const TOLD = 1e-12

/** @param badWhen `null`: nothing is bad */
export function thresholdOf(badWhen: BadWhen | null): Threshold {
  if (badWhen === null) return { isBad: () => false, minEvents: 0 }
  const { errorRatio, minEvents } = badWhen
  const isAtLeast = badWhen.bound === 'at_least'
  const { n, d } = fractionOf(errorRatio)
  const isBad = (errors: number, events: number, exactly: Exactly): boolean => {
    const above = errors - errorRatio * events
    if (Math.abs(above) > TOLD * events) return above > 0
    // All or none of them is by far the commonest case that floating point leaves open.
    if (errors === 0) return isAtLeast && errorRatio === 0
    const [some, all] = exactly()
    return isAtLeast ? some * d >= all * n : some * d > all * n
  }
  return { isBad, minEvents }
}
