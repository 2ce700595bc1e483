import { intersect, type Interval } from '../calendar/interval.js'
import { parsePeriod, type Period } from '../calendar/period.js'
import type { SaidTime } from '../feature/report-section.js'
import type { Agreement } from '../sla/agreement.js'
import { isReached } from '../sla/reach.js'
import { concerns } from '../sla/stated-exclusion.js'
import type { Breach } from './breach.js'
import { judgedSince } from './closed-periods.js'
import type { Followed } from './followed-store.js'

/** What has come to be known, or to be said, of time that was judged before. */
export interface PastNews {
  readonly said: readonly SaidTime[]
  /** Hours of which the ledger knows more than it did. */
  readonly late: readonly (Interval & { readonly service: string })[]
}

/**
 * Periods of an agreement that were judged once they were over and can be others now: those since it is looked at, and of those before the ones
 * that are known to be broken.
 */
export function reachedPeriods(
  agreement: Agreement,
  { since, judgedTo }: Pick<Followed, 'since' | 'judgedTo'>,
  { news, breaches }: { readonly news: PastNews; readonly breaches: readonly Breach[] },
): readonly Period[] {
  const known = breaches.flatMap(({ period }) => parsePeriod(period, agreement.terms.period) ?? [])
  const older = known.filter(({ interval }) => interval.to <= since && interval.to <= judgedTo)
  return [...judgedSince(agreement, since, judgedTo), ...older].filter((one) => isAnother(agreement, one, news))
}

/** Whether a period of an agreement can be another one now. */
export function isAnother(agreement: Agreement, { interval }: Period, { said, late }: PastNews): boolean {
  const services = agreement.members.map(({ service }) => service)
  if (late.some((hour) => services.includes(hour.service) && intersect(hour, interval) !== null)) return true
  // Whatever else is left out may share the time, and so the cap: at worst a period is judged once more.
  const others = agreement.terms.exclusions.map(({ kind }) => kind)
  return said.some((one) => concerns(one, agreement) && isReached(agreement.terms, { ...one, others }, interval))
}
