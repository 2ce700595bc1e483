import { monthsUpTo, periodBefore } from '../calendar/named-period.js'
import type { Period } from '../calendar/period.js'
import { listsBy } from '../shared/lists-by.js'

/** Times over which a key figure is told: the report's, the one before it, and the months that end with it, oldest first. */
export interface ComparedTimes {
  readonly current: Period
  readonly previous: Period
  /** The last of them is cut where the report's time ends. */
  readonly months: readonly Period[]
}

/** How far back a trend goes. */
const TREND_MONTHS = 12

/** The times over which a report of a period tells key figures. */
export function comparedTimes(period: Period): ComparedTimes {
  return { current: period, previous: periodBefore(period), months: monthsUpTo(period, TREND_MONTHS) }
}

export type KeyFigureName = 'rpo' | 'rto' | 'mttd' | 'mtta' | 'mttr'

/** `undetermined`: what is not known could decide. */
export type KeyFigureVerdict = 'met' | 'missed' | 'undetermined'

/** A key figure over one stretch of time. */
export interface KeyFigureValue {
  /** The mean, or the worst of an objective that each must keep; `null`: there is nothing that it could be of. */
  readonly seconds: number | null
  /** Of how many incidents or datasets it is. */
  readonly count: number
  /** Those beside, of which it is not known: in no mean. */
  readonly unknown: number
  /** `null`: nothing to judge, or no target. */
  readonly verdict: KeyFigureVerdict | null
}

/** A key figure with what it is held against. Less is better in all of them. */
export interface KeyFigure {
  readonly name: KeyFigureName
  /** Services or datasets that share the target. */
  readonly about: readonly string[]
  /** `null`: none is set, or it is not for the reader. */
  readonly targetSeconds: number | null
  readonly current: KeyFigureValue
  readonly previous: KeyFigureValue & { readonly period: string }
  readonly months: readonly (KeyFigureValue & { readonly month: string })[]
}

/** What is common to a figure's values. */
type Frame = Pick<KeyFigure, 'name' | 'about' | 'targetSeconds'>

/** A key figure over all times, by one and the same function. */
export function keyFigure(frame: Frame, times: ComparedTimes, measure: (period: Period) => KeyFigureValue): KeyFigure {
  return {
    current: measure(times.current),
    previous: { period: times.previous.label, ...measure(times.previous) },
    months: times.months.map((month) => ({ month: month.label, ...measure(month) })),
    ...frame,
  }
}

/** Things by the target that they share, in the order in which each target first appears. */
export function byTarget<Each>(
  all: readonly Each[],
  targetOf: (one: Each) => number | null,
): ReadonlyMap<number | null, readonly Each[]> {
  return listsBy(all, targetOf)
}
