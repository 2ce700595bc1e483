import { secondsOf, type Interval } from '../calendar/interval.js'
import { budgetRemaining, errorRatio } from '../slo/budget.js'
import { noCounts, sumOfCounts, type Counts } from '../slo/counts.js'
import { BASE_INTERVAL_SECONDS } from '../slo/windows.js'
import type { AlertPlan } from './alert-plan.js'
import type { BaseSeries } from './base-series.js'
import type { Matching } from './match-incidents.js'

/** What a set of alerts would have meant for the people who get them. */
export interface BacktestSummary {
  readonly pages: number
  readonly tickets: number
  readonly pagesPerWeek: number
  readonly ticketsPerWeek: number
  /** Incidents of which a page tells. */
  readonly incidentsPaged: number
  readonly incidentsMissed: number
  /** Share of the pages that tell of a known incident; `null`: no page, or no incident is known at all. */
  readonly precision: number | null
  /** Time in which at least one page fired; likewise tickets. */
  readonly pageSeconds: number
  readonly ticketSeconds: number
  /** Good share of the period that ends with the replay; of a grouped SLO, of its worst group. `null`: nothing was counted. */
  readonly sli: number | null
  /** Unspent share of the budget of that period; negative: overspent. */
  readonly budgetRemaining: number | null
  /** Share of that period for which anything is known. */
  readonly coverage: number
}

export interface SummaryParts {
  readonly plan: AlertPlan
  readonly matching: Matching
  readonly interval: Interval
  readonly series: readonly BaseSeries[]
  readonly incidentsKnown: number
}

const WEEK = 7 * 86_400

export function summarise({ plan, matching, interval, series, incidentsKnown }: SummaryParts): BacktestSummary {
  const of = (severity: string) => matching.alerts.filter(({ tier }) => tier.severity === severity)
  const [pages, tickets] = [of('page'), of('ticket')]
  const weeks = secondsOf(interval) / WEEK
  const real = pages.filter(({ incidents }) => incidents.length > 0).length
  return {
    pages: pages.length,
    tickets: tickets.length,
    pagesPerWeek: pages.length / weeks,
    ticketsPerWeek: tickets.length / weeks,
    incidentsPaged: matching.paged.length,
    incidentsMissed: matching.missed.length,
    precision: pages.length === 0 || incidentsKnown === 0 ? null : real / pages.length,
    pageSeconds: unionSeconds(pages),
    ticketSeconds: unionSeconds(tickets),
    ...endOfPeriod(plan, series, interval.to),
  }
}

/** Seconds in which at least one of them lasts. */
export function unionSeconds(intervals: readonly Interval[]): number {
  let [sum, end] = [0, -Infinity]
  for (const { from, to } of intervals.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    sum += Math.max(0, to.getTime() - Math.max(end, from.getTime()))
    end = Math.max(end, to.getTime())
  }
  return sum / 1000
}

function endOfPeriod({ objective, periodSeconds }: AlertPlan, series: readonly BaseSeries[], to: Date) {
  const interval = { from: new Date(to.getTime() - periodSeconds * 1000), to }
  const groups = series.map((one) => countsIn(one, interval))
  const worst = groups.toSorted((a, b) => (errorRatio(b) ?? -1) - (errorRatio(a) ?? -1))[0] ?? noCounts
  const coverage = Math.min(1, worst.observedSeconds / periodSeconds)
  const ratio = errorRatio(worst)
  return {
    sli: ratio === null ? null : 1 - ratio,
    budgetRemaining: budgetRemaining(objective, worst, coverage),
    coverage,
  }
}

/** What was counted in an interval: a value holds the events of its last 30 s, on average. */
export function countsIn({ startMs, events, errors }: BaseSeries, { from, to }: Interval): Counts {
  const stepMs = BASE_INTERVAL_SECONDS * 1000
  const first = Math.max(0, Math.floor((from.getTime() - startMs) / stepMs) + 1)
  const last = Math.min(events.length - 1, Math.floor((to.getTime() - startMs) / stepMs))
  const found: Counts[] = []
  for (let index = first; index <= last; index++) {
    const [all, bad] = [events[index] ?? NaN, errors[index] ?? NaN]
    if (Number.isNaN(all)) continue
    const seconds = BASE_INTERVAL_SECONDS
    found.push({ events: all * seconds, errors: bad * seconds, observedSeconds: seconds })
  }
  return sumOfCounts(found)
}
