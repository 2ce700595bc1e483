import type { Interval } from '../calendar/interval.js'
import type { Slo } from '../slo/slo.js'
import { alertPlan, type AlertPlan, type PlanChanges } from './alert-plan.js'
import type { BaseSeries, EvaluationPhase } from './base-series.js'
import { matchIncidents, type KnownIncident, type Matching } from './match-incidents.js'
import { replayAlerts } from './replay-alerts.js'
import { summarise, type BacktestSummary } from './summarise.js'

/** What one set of alerts would have done. */
export interface Trial {
  readonly plan: AlertPlan
  readonly matching: Matching
  readonly summary: BacktestSummary
}

export interface TrialParts {
  readonly slo: Slo
  readonly changes: PlanChanges
  readonly series: readonly BaseSeries[]
  readonly phase: EvaluationPhase
  readonly interval: Interval
  readonly incidents: readonly KnownIncident[]
}

/** Replays one set of alerts over history and puts it beside the incidents known. */
export function runTrial({ slo, changes, series, phase, interval, incidents }: TrialParts): Trial {
  const plan = alertPlan(slo, changes)
  const alerts = replayAlerts({ plan, series, phase, interval })
  const matching = matchIncidents(alerts, incidents, slo.name)
  const summary = summarise({ plan, matching, interval, series, incidentsKnown: incidents.length })
  return { plan, matching, summary }
}

/** How much of the past a replay of an interval needs: the longest window before it, and a whole period before its end. */
export function historyFor(interval: Interval, plans: readonly AlertPlan[]): Interval {
  const starts = plans.flatMap(({ tiers, periodSeconds }) => [
    interval.to.getTime() - periodSeconds * 1000,
    ...tiers.map(({ long }) => interval.from.getTime() - long.seconds * 1000),
  ])
  return { from: new Date(Math.min(interval.from.getTime(), ...starts)), to: interval.to }
}
