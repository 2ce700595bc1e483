import { daemonGauge, ONE_SLO, select, type Scope } from '../dashboard/scope.js'
import { stateNumber } from '../dashboard/state.js'
import { errorRatioSeries, LABELS, SERIES } from './series-names.js'
import { SLO_METRICS } from './slo-metrics.js'
import { SLO_STATES } from './slo-states.js'

/** Labels that name an SLO, in the order of tables. */
export const SLO_IDENTITY = [LABELS.service, LABELS.slo, LABELS.environment] as const

/** A gauge of the daemon about SLOs. */
export function sloGauge(metric: string, scope: Scope): string {
  return daemonGauge(select(metric, scope), SLO_IDENTITY)
}

/** State of each SLO as a number, by its place in `SLO_STATES`. */
export function sloState(scope: Scope): string {
  return stateNumber(SLO_METRICS.state, SLO_STATES, { scope, by: SLO_IDENTITY })
}

/** Good by all events over the rolling period: the ledger's, or Prometheus's own where the daemon is silent. */
export function sliQuery(scope: Scope): string {
  return `${sloGauge(SLO_METRICS.sli, scope)}\n  or 1 - ${sloGauge(SERIES.errorRatioPeriod, scope)}`
}

/** Unspent share of the budget: the ledger's, or Prometheus's own where the daemon is silent. */
export function budgetQuery(scope: Scope): string {
  return `${sloGauge(SLO_METRICS.errorBudgetRemaining, scope)}\n  or ${sloGauge(SERIES.errorBudgetRemaining, scope)}`
}

/** Error ratio of a window by the error ratio that would spend the budget in exactly one period. */
export function burnRateQuery(window: string, scope: Scope = ONE_SLO): string {
  const allowed = `(1 - ${sloGauge(SERIES.target, scope)})`
  return `${select(errorRatioSeries(window), scope)} / on (${SLO_IDENTITY.join(', ')}) ${allowed}`
}

/** The highest burn rate of a window within each step of a chart, so that a short peak shows in a month. */
export function peakBurnRateQuery(window: string, scope: Scope = ONE_SLO): string {
  const allowed = `(1 - ${sloGauge(SERIES.target, scope)})`
  const peak = `max_over_time(${select(errorRatioSeries(window), scope)}[$__interval])`
  return `${peak} / on (${SLO_IDENTITY.join(', ')}) ${allowed}`
}
