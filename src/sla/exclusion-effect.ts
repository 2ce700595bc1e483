import { periodAt, nextPeriod, type Period } from '../calendar/period.js'
import type { Interval } from '../calendar/interval.js'
import type { Agreement } from './agreement.js'
import { claimEnd } from './credit.js'
import { lateNotice } from './exclusions.js'
import type { StatedExclusion } from './stated-exclusion.js'

type Said = Pick<StatedExclusion, 'kind' | 'from' | 'to' | 'announced'>

/** Why an agreement counts the time all the same; `null`: it leaves it out, as far as a cap has room for it. */
export function refusalBy(agreement: Agreement, said: Said): string | null {
  const { scheduledMaintenance } = agreement.exclusions
  if (!isAgreedUpon(agreement, said)) return `it does not exclude ${said.kind}`
  if (scheduledMaintenance === null) return null
  return lateNotice(said, scheduledMaintenance)
}

/** Whether an agreement excludes such a thing at all, under whatever conditions. */
export function isAgreedUpon({ exclusions }: Agreement, { kind }: Pick<Said, 'kind'>): boolean {
  return kind === 'scheduled_maintenance' && exclusions.scheduledMaintenance !== null
}

/** The first of the periods that a stretch of time lies in for which nothing can be claimed any more; `null`: there is none. */
export function claimedPeriod(agreement: Agreement, span: Interval, now: Date): Period | null {
  for (
    let one = periodAt(span.from, agreement.period);
    one.interval.from < span.to;
    one = nextPeriod(one, agreement.period)
  ) {
    const end = claimEnd(agreement, one)
    if (end !== null && end.before <= now) return one
  }
  return null
}
