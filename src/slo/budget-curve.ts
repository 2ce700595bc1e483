import type { Interval } from '../calendar/interval.js'
import { daysOf } from '../calendar/period.js'
import { budgetRemaining, coverageOf } from './budget.js'
import { budgetPeriodAt } from './budget-period.js'
import { sumOfCounts, type Counts } from './counts.js'
import { objectiveStretches, overallObjective, type ObjectiveStretch } from './objective-stretches.js'
import type { Slo } from './slo.js'

/** For so many days a curve shows the budget. */
export const CURVE_DAYS = 90

const DAY_MS = 86_400_000

/** The budget that was left at the end of a day. */
export interface BudgetPoint {
  readonly at: Date
  /** As `errorBudgetRemaining`; `null`: nothing was counted. */
  readonly remaining: number | null
}

/** Days whose counts a curve is made of, oldest first, cut where another objective came into force. */
export function curveStretches(slo: Slo, until: Date): readonly ObjectiveStretch[] {
  const longest = slo.calendar === null ? slo.periodSeconds * 1000 : 366 * DAY_MS
  const from = new Date(until.getTime() - longest - (CURVE_DAYS + 1) * DAY_MS)
  return endedDays(slo, { from, to: until }).flatMap((day) => objectiveStretches(slo.objectives, day))
}

/** Whole days in the zone of the budget; of a rolling one those of UTC. */
function endedDays({ calendar }: Slo, interval: Interval): readonly Interval[] {
  const days = daysOf({ interval, zone: calendar?.timezone ?? 'UTC', label: '' })
  return days.map((day) => day.interval).filter(({ to }) => to <= interval.to)
}

/**
 * The budget at the end of each of the last days: what `errorBudgetRemaining` was then, of the period that ended then.
 *
 * @param counts of each of `curveStretches`
 */
export function budgetCurve(
  slo: Slo,
  stretches: readonly ObjectiveStretch[],
  counts: readonly Counts[],
): readonly BudgetPoint[] {
  const counted = stretches.map((stretch, index) => ({ ...stretch, counts: counts[index] }))
  const ends = stretches.map(({ interval }) => interval.to).slice(-CURVE_DAYS)
  return ends.map((at) => {
    const { soFar, wholeSeconds } = budgetPeriodAt(slo, at)
    const own = counted.flatMap(({ interval, objective, counts: had }) =>
      had !== undefined && interval.from >= soFar.from && interval.to <= at ? [{ objective, counts: had }] : [],
    )
    if (own.length === 0) return { at, remaining: null }
    const sum = sumOfCounts(own.map((one) => one.counts))
    return { at, remaining: budgetRemaining(overallObjective(own), sum, coverageOf(sum, wholeSeconds)) }
  })
}

/** Whether days add up to the period: of a rolling one that is no whole number of days there is no curve. */
export function hasCurve({ calendar, periodSeconds }: Slo): boolean {
  return calendar !== null || (periodSeconds * 1000) % DAY_MS === 0
}
