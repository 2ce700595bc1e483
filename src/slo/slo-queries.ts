import { daemonGauge, ONE_SLO, select, type Scope } from '../dashboard/scope.js'
import { stateNumber } from '../dashboard/state.js'
import { errorRatioSeries, LABELS, SERIES } from './series-names.js'
import { SLO_METRICS } from './slo-metrics.js'
import { SLO_STATES } from './slo-states.js'
import type { Slo } from './slo.js'

/** Labels that name an SLO, in the order of tables; a group has those of `group_by` besides. */
export const SLO_IDENTITY = [LABELS.service, LABELS.slo, LABELS.environment] as const

/** Whose budgets a panel speaks of. */
export interface Budgets {
  /** Matchers on series that each group has. */
  readonly each: Scope
  /** Matchers on series that an SLO has as a whole, such as its objective. */
  readonly whole: Scope
  /** Labels of all `group_by`, by name: what a series lacks does not matter. */
  readonly groupBy: readonly string[]
}

/** All budgets of a scope. */
export function budgetsIn(scope: Scope, slos: readonly Slo[]): Budgets {
  return { each: scope, whole: scope, groupBy: groupLabels(slos) }
}

/** The one budget of the service dashboard. */
export function chosenBudget(slos: readonly Slo[]): Budgets {
  const groupBy = groupLabels(slos)
  const group = groupBy.map((label) => ({ label, operator: '=' as const, value: `$${groupVariableName(label)}` }))
  return { each: [...ONE_SLO, ...group], whole: ONE_SLO, groupBy }
}

/** The labels by which any of the SLOs is grouped, sorted. */
export function groupLabels(slos: readonly Slo[]): readonly string[] {
  return [...new Set(slos.flatMap(({ groupBy }) => groupBy))].toSorted()
}

/** The dashboard variable that chooses a group's value of a label. */
export function groupVariableName(label: string): string {
  return `group_${label}`
}

/** A gauge that each budget has. */
export function sloGauge(metric: string, { each, groupBy }: Budgets): string {
  return daemonGauge(select(metric, each), [...SLO_IDENTITY, ...groupBy])
}

/** The objective as the rules know it: one for all groups. */
export function targetQuery({ whole }: Budgets): string {
  return daemonGauge(select(SERIES.target, whole), SLO_IDENTITY)
}

/** State of each budget as a number, by its place in `SLO_STATES`. */
export function sloState({ each, groupBy }: Budgets): string {
  return stateNumber(SLO_METRICS.state, SLO_STATES, { scope: each, by: [...SLO_IDENTITY, ...groupBy] })
}

/** Good by all events over the period: the ledger's, or Prometheus's own where the daemon is silent. */
export function sliQuery(budgets: Budgets): string {
  return `${sloGauge(SLO_METRICS.sli, budgets)}\n  or 1 - ${sloGauge(SERIES.errorRatioPeriod, budgets)}`
}

/** Unspent share of the budget: the ledger's, or Prometheus's own where the daemon is silent. */
export function budgetQuery(budgets: Budgets): string {
  return `${sloGauge(SLO_METRICS.errorBudgetRemaining, budgets)}\n  or ${sloGauge(SERIES.errorBudgetRemaining, budgets)}`
}

/** Error ratio of a window by the error ratio that would spend the budget in exactly one period. */
export function burnRateQuery(window: string, budgets: Budgets): string {
  return byAllowed(select(errorRatioSeries(window), budgets.each), budgets)
}

/** Burn rate of the last hour; NaN where there were no events, nothing where nothing was heard. */
export function burnRateNowQuery(budgets: Budgets): string {
  const idle = `(${sloGauge(SLO_METRICS.lastHourEvents, budgets)} == 0) / 0`
  return `${burnRateQuery('1h', budgets)}\n  or ${idle}`
}

/** The highest burn rate of a window within each step of a chart, so that a short peak shows in a month. */
export function peakBurnRateQuery(window: string, budgets: Budgets): string {
  return byAllowed(`max_over_time(${select(errorRatioSeries(window), budgets.each)}[$__interval])`, budgets)
}

function byAllowed(ratio: string, budgets: Budgets): string {
  const many = budgets.groupBy.length === 0 ? '' : ' group_left ()'
  return `${ratio} / on (${SLO_IDENTITY.join(', ')})${many} (1 - ${targetQuery(budgets)})`
}
