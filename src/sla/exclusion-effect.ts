import { periodAt, nextPeriod, type Period } from '../calendar/period.js'
import type { Interval } from '../calendar/interval.js'
import type { Agreement } from './agreement.js'
import { claimOf } from './contract/claim.js'
import { refusalWords } from './refusal-words.js'
import type { StatedExclusion } from './stated-exclusion.js'

type Said = Pick<StatedExclusion, 'kind' | 'from' | 'to' | 'announced'>

/** Why an agreement counts the time all the same; `null`: it leaves it out, as far as a cap has room for it. */
export function refusalBy(agreement: Agreement, said: Said): string | null {
  return isAgreedUpon(agreement, said) ? refusalWords(said, agreement.terms) : `it does not exclude ${said.kind}`
}

/** Whether an agreement excludes such a thing at all, under whatever conditions. */
export function isAgreedUpon({ terms }: Agreement, { kind }: Pick<Said, 'kind'>): boolean {
  return terms.exclusions.some((one) => one.kind === kind)
}

/** The first of the periods that a stretch of time lies in for which nothing can be claimed any more; `null`: there is none. */
export function claimedPeriod(agreement: Agreement, span: Interval, now: Date): Period | null {
  for (
    let one = periodAt(span.from, agreement.terms.period);
    one.interval.from < span.to;
    one = nextPeriod(one, agreement.terms.period)
  ) {
    const end = claimOf(agreement.terms, one.interval)
    if (end !== null && end.before <= now) return one
  }
  return null
}
