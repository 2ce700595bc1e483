import { inZone, periodsIn } from '../../calendar/named-period.js'
import { intersect, type Interval } from '../../calendar/interval.js'
import type { Period } from '../../calendar/period.js'
import type { Agreement } from '../agreement.js'
import { isInForce } from '../term.js'

/** A period of an agreement that a report speaks of. */
export interface CoveredPeriod {
  readonly agreement: Agreement
  /** Of the agreement, in its own zone. */
  readonly period: Period
  /** Where the report's time ends in that zone: of a period that goes on, the report says how it stood then. */
  readonly asOf: Date
}

/**
 * The periods of an agreement that share time with the report's, oldest first: of a monthly agreement in a quarterly report three that are
 * over, of one by quarter in a report on October one that runs. Those in which it holds at no time that the report covers are not there.
 */
export function coveredPeriods(agreement: Agreement, reported: Period): readonly CoveredPeriod[] {
  const own = inZone(reported, agreement.terms.period.timezone)
  const asOf = own.interval.to
  return periodsIn(reported, agreement.terms.period).flatMap((period) => {
    const shared = intersect(period.interval, own.interval)
    return shared === null || !isInForce(agreement, { interval: shared }) ? [] : [{ agreement, period, asOf }]
  })
}

/** The time that a report speaks of for an agreement. */
export function coveredTime({ period: { interval }, asOf }: CoveredPeriod): Interval {
  return { from: interval.from, to: asOf < interval.to ? asOf : interval.to }
}
