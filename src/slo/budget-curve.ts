import type { Interval } from '../calendar/interval.js'
import { daysOf } from '../calendar/period.js'
import { budgetRemaining, coverageOf } from './budget.js'
import { budgetPeriodAt, type BudgetPeriod } from './budget-period.js'
import { noCounts, sumOfCounts, type Counts } from './counts.js'
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

/** When a curve has its points, and what each is about: the same for all SLOs of one period. */
export interface CurveFrame {
  /** Whole days whose counts the points are made of, oldest first. */
  readonly days: readonly Interval[]
  /** The budget's period as it stood at the end of each of the last days, oldest first. */
  readonly periods: readonly BudgetPeriod[]
}

/** Days in the zone of the budget; of a rolling one those of UTC. */
export function curveFrame(slo: Pick<Slo, 'calendar' | 'periodSeconds'>, until: Date): CurveFrame {
  const longest = slo.calendar === null ? slo.periodSeconds * 1000 : 366 * DAY_MS
  const interval = { from: new Date(until.getTime() - longest - (CURVE_DAYS + 1) * DAY_MS), to: until }
  const all = daysOf({ interval, zone: slo.calendar?.timezone ?? 'UTC', label: '' })
  const days = all.map((day) => day.interval).filter(({ to }) => to <= until)
  return { days, periods: days.slice(-CURVE_DAYS).map(({ to }) => budgetPeriodAt(slo, to)) }
}

/** What of a frame is counted by itself: days, cut where another objective came into force. */
export function curveStretches({ objectives }: Slo, { days }: CurveFrame): readonly ObjectiveStretch[] {
  return days.flatMap((day) => objectiveStretches(objectives, day))
}

/**
 * The budget at the end of each of the last days: what `errorBudgetRemaining` was then, of the period that ended then.
 *
 * @param stretches as `curveStretches` cuts them
 * @param counts of each of them
 */
export function budgetCurve(
  { periods }: CurveFrame,
  stretches: readonly ObjectiveStretch[],
  counts: readonly Counts[],
): readonly BudgetPoint[] {
  const counted = stretches.map(({ interval, objective }, index) => ({
    ...{ interval, objective, counts: counts[index] ?? noCounts },
  }))
  // Periods and days are in order of time: what a point is made of only moves on from that of the one before.
  let [first, end] = [0, 0]
  return periods.map(({ soFar, wholeSeconds }) => {
    while (isBefore(counted[first]?.interval.from, soFar.from)) first += 1
    while (isUpTo(counted[end]?.interval.to, soFar.to)) end += 1
    const own = counted.slice(first, end)
    if (own.length === 0) return { at: soFar.to, remaining: null }
    const sum = sumOfCounts(own.map((one) => one.counts))
    return { at: soFar.to, remaining: budgetRemaining(overallObjective(own), sum, coverageOf(sum, wholeSeconds)) }
  })
}

function isBefore(instant: Date | undefined, other: Date): boolean {
  return instant !== undefined && instant < other
}

function isUpTo(instant: Date | undefined, other: Date): boolean {
  return instant !== undefined && instant <= other
}

/** Whether days add up to the period: of a rolling one that is no whole number of days there is no curve. */
export function hasCurve({ calendar, periodSeconds }: Slo): boolean {
  return calendar !== null || (periodSeconds * 1000) % DAY_MS === 0
}
