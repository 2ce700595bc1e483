import { without } from '../calendar/interval-sets.js'
import type { Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import type { MaintenanceCalendar } from '../maintenance/maintenance-calendar.js'
import type { Agreement } from './agreement.js'
import { judgedPart } from './evaluate-agreement.js'
import { maintenanceExclusions, maintenanceSpan, type Exclusion } from './maintenance-exclusions.js'

/** What has to be counted to judge an agreement. */
export interface JudgementPlan {
  readonly judged: Interval
  readonly exclusions: readonly Exclusion[]
  /** The judged time without what is excluded: the counts of these parts, added up, are the agreement's. */
  readonly parts: readonly Interval[]
}

/**
 * Says what counts of a period.
 *
 * @param judgedTo the watermark; `null`: never ingested
 */
export function planJudgement(
  agreement: Agreement,
  { period, judgedTo }: { readonly period: Period; readonly judgedTo: Date | null },
  calendar: MaintenanceCalendar,
): JudgementPlan {
  const judged = judgedPart(period, judgedTo)
  const span = maintenanceSpan(agreement, period.interval)
  const exclusions = span === null ? [] : maintenanceExclusions(agreement, calendar.within(span), judged)
  return { judged, exclusions, parts: partsWithout(judged, exclusions) }
}

/** An interval without the excluded stretches. */
export function partsWithout(interval: Interval, exclusions: readonly Exclusion[]): readonly Interval[] {
  return without(
    interval,
    exclusions.filter(({ excluded }) => excluded),
  )
}
