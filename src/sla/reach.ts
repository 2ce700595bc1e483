import { intersect, type Interval } from '../calendar/interval.js'
import { calendarOf, periodAt, previousPeriod, type PeriodRule } from '../calendar/period.js'
import type { ExclusionTerms, Terms } from './terms.js'

/** As much of a contract as says how far a change of its exclusions reaches. */
export type ReachTerms = Pick<Terms, 'period' | 'exclusions' | 'chronic' | 'credits'>

/** Time that is left out now and was not before, or the other way round. */
export interface ChangedTime extends Interval {
  readonly kind: string
}

/**
 * Whether a change of exclusions can change what a period comes to (rule 17): its own, the later ones of the same cap, and those whose chronic
 * clause or yearly limit of credits counts one of these.
 *
 * @param others kinds that exclude some of the same time: a minute that one kind leaves out uses up no cap of another
 */
export function isReached(
  terms: ReachTerms,
  changed: ChangedTime & { readonly others: readonly string[] },
  period: Interval,
): boolean {
  if (!terms.exclusions.some(({ kind }) => kind === changed.kind)) return false
  const concerned = terms.exclusions.filter(({ kind }) => kind === changed.kind || changed.others.includes(kind))
  const ends = [changed.to, ...concerned.flatMap(({ cap }) => capEnd(cap, changed, terms.period) ?? [])]
  const to = new Date(Math.max(...ends.map((end) => end.getTime())))
  return intersect({ from: changed.from, to }, { from: firstThatCounts(terms, period), to: period.to }) !== null
}

/** Until when what is used up of a cap says what is left of it; `null`: there is no cap. */
function capEnd(cap: ExclusionTerms['cap'], { to }: Interval, rule: PeriodRule): Date | null {
  if (cap === null) return null
  return periodAt(new Date(to.getTime() - 1), calendarOf(rule, cap.per)).interval.to
}

/** From when on time decides about a period: with its chronic clause and its year of credits. */
function firstThatCounts({ period: rule, chronic, credits }: ReachTerms, period: Interval): Date {
  const capYear = credits?.capYear ?? null
  const starts = [
    period.from,
    ...(capYear === null ? [] : [periodAt(period.from, calendarOf(rule, 'year')).interval.from]),
    ...(chronic === null || 'lastDays' in rule ? [] : [startBefore(period, rule, chronic.of - 1)]),
  ]
  return new Date(Math.min(...starts.map((start) => start.getTime())))
}

/** The beginning of the period so many before one. */
function startBefore({ from }: Interval, rule: PeriodRule, many: number): Date {
  let one = periodAt(from, rule)
  for (let index = 0; index < many; index++) one = previousPeriod(one, rule)
  return one.interval.from
}
