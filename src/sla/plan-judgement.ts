import { without } from '../calendar/interval-sets.js'
import { intersect, partBefore, type Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import type { Agreement } from './agreement.js'
import { maintenanceExclusions, maintenanceSpan, type Exclusion } from './exclusions.js'
import type { StatedExclusion } from './stated-exclusion.js'
import { termOf, type Term } from './term.js'

/** How far the ledger reaches. */
export interface Reach {
  /** First minute in which anything is known of the objective; `null`: nothing is. */
  readonly firstKnownAt: Date | null
  /** The watermark: everything before it was asked for. `null`: never ingested. */
  readonly judgedTo: Date | null
}

/** What has to be counted to judge an agreement. */
export interface JudgementPlan {
  readonly period: Period
  /** What is judged in the end. */
  readonly term: Term
  /** What of it can be judged by now: up to the watermark; of length zero when nothing can. */
  readonly judged: Interval
  /** Maintenance in `judged`. */
  readonly exclusions: readonly Exclusion[]
  /** The judged time without what is excluded: the counts of these parts, added up, are the agreement's. */
  readonly parts: readonly Interval[]
  /** What of the term is to come, without accepted maintenance already planned. */
  readonly ahead: readonly Interval[]
}

/** What was said not to count, as it was read before. */
export interface ExclusionCalendar {
  /** What lies in a stretch of time, also in part. */
  within(span: Interval): readonly StatedExclusion[]
}

/** Says what counts of a period. */
export function planJudgement(
  agreement: Agreement,
  { period, firstKnownAt, judgedTo }: Reach & { readonly period: Period },
  calendar: ExclusionCalendar,
): JudgementPlan {
  const term = termOf(agreement, period, firstKnownAt)
  const judged = partBefore(term, judgedTo)
  const span = maintenanceSpan(agreement, term)
  const exclusions = maintenanceExclusions(agreement, calendar.within(span), term)
  return {
    period,
    term,
    judged,
    exclusions: exclusions.flatMap((one) => {
      const part = intersect(one, judged)
      return part === null ? [] : [{ ...one, ...part }]
    }),
    parts: partsWithout(judged, exclusions),
    ahead: partsWithout({ from: judged.to, to: term.to }, exclusions),
  }
}

/** An interval without the excluded stretches. */
export function partsWithout(interval: Interval, exclusions: readonly Exclusion[]): readonly Interval[] {
  return without(
    interval,
    exclusions.filter(({ excluded }) => excluded),
  )
}
