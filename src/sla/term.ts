import type { Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import type { Agreement } from './agreement.js'

/** The part of a period that an agreement is judged over, and what cut it. */
export interface Term extends Interval {
  /** `agreement`: it began within the period; `history`: nothing is known of what was before. */
  readonly begins: 'period' | 'agreement' | 'history'
  /** `agreement`: it ended within the period. */
  readonly ends: 'period' | 'agreement'
}

/** Whether an agreement holds at any time of a period. */
export function isInForce(
  { from, until }: Pick<Agreement, 'from' | 'until'>,
  { interval }: Pick<Period, 'interval'>,
): boolean {
  return (from === null || from < interval.to) && (until === null || until > interval.from)
}

/**
 * What of a period counts. Time before the agreement, after it, or before anything was known is not unknown: it is not part of it.
 *
 * @param firstKnownAt first minute in which anything is known of the objective; `null`: nothing is
 */
export function termOf(
  { from, until }: Pick<Agreement, 'from' | 'until'>,
  { interval }: Period,
  firstKnownAt: Date | null,
): Term {
  const to = earlier(until, interval.to)
  const agreed = later(from, interval.from)
  const known = later(firstKnownAt, agreed)
  return {
    from: earlier(known, to),
    to,
    begins: known > agreed ? 'history' : agreed > interval.from ? 'agreement' : 'period',
    ends: to < interval.to ? 'agreement' : 'period',
  }
}

function earlier(one: Date | null, other: Date): Date {
  return one !== null && one < other ? one : other
}

function later(one: Date | null, other: Date): Date {
  return one !== null && one > other ? one : other
}
