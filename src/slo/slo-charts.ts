import { ratio } from '../dashboard/columns.js'
import type { ChartPanel, ChartQuery } from '../dashboard/panel.js'
import { select } from '../dashboard/scope.js'
import { burnLimits } from './burn-limits.js'
import type { BurnTier } from './burn-tiers.js'
import { SERIES } from './series-names.js'
import { BUDGET_THRESHOLDS } from './slo-panels.js'
import { budgetQuery, chosenBudget, peakBurnRateQuery, targetQuery, type Budgets } from './slo-queries.js'
import type { Slo } from './slo.js'
import { TILE_SECONDS, WINDOWS } from './windows.js'

const TILE_STEP = `${TILE_SECONDS / 60}m`

/** What is left of the budget, over time. */
export function budgetBurnDown(budget: Budgets): ChartPanel {
  return {
    kind: 'chart',
    key: 'slo-burn-down',
    title: 'Error budget left',
    description:
      'At each instant, the unspent share of the budget of the period that ends there: 1 − bad share ÷ (1 − objective). It rises when failures grow older than a rolling period, and where a calendar unit begins. From the ledger where the daemon gave it, else from the recorded series.',
    width: 12,
    height: 9,
    minStep: TILE_STEP,
    showThresholds: true,
    display: { unit: 'percentunit', decimals: 1, max: 1, thresholds: BUDGET_THRESHOLDS },
    queries: [{ expr: budgetQuery(budget), legend: 'budget left' }],
  }
}

/** The indicator itself: in each step, over the period, and what was promised. */
export function sliOverTime(budget: Budgets): ChartPanel {
  const errors = `clamp_min(sum_over_time(${select(SERIES.errorsTile, budget.each)}[$__interval]), 0)`
  const events = `(sum_over_time(${select(SERIES.eventsTile, budget.each)}[$__interval]) > 0)`
  return {
    kind: 'chart',
    key: 'slo-sli-over-time',
    title: 'Share of good events',
    description:
      '“In each step”: 1 − bad ÷ all events of that step, from means over 4 min that do not overlap; no line where there were no events. “Rolling period”: the same over the SLO’s whole period; no line for a calendar month or the like, which only the daemon knows.',
    width: 12,
    height: 9,
    minStep: TILE_STEP,
    display: ratio,
    queries: [
      { expr: `1 - ${errors} / ${events}`, legend: 'in each step' },
      { expr: `1 - ${select(SERIES.errorRatioPeriod, budget.each)}`, legend: 'rolling period' },
      { expr: targetQuery(budget), legend: 'objective', role: 'limit' },
    ],
  }
}

/** The windows that the alerts of one severity watch, with the burn rates above which they fire. */
export function burnRates(severity: BurnTier['severity'], slos: readonly Slo[]): ChartPanel {
  const page = severity === 'page'
  const budget = chosenBudget(slos)
  const windows = WINDOWS.filter(({ seconds }) => (page ? seconds <= 21_600 && seconds !== 7_200 : seconds >= 7_200))
  return {
    kind: 'chart',
    key: `slo-burn-${severity}`,
    title: page ? 'Burn rates that page' : 'Burn rates that open a ticket',
    description: [
      'Highest error ratio of each window within the step ÷ (1 − objective); 1 spends the budget in exactly one period.',
      'An alert fires while both windows of a dashed limit are above it: the long one says that it matters, the short one that it goes on.',
      'The long one is weighed with the share of it that was observed.',
    ].join(' '),
    width: 12,
    height: 9,
    minStep: '1m',
    display: { unit: 'short', decimals: 2, min: 0 },
    queries: [
      ...windows.map(({ name }): ChartQuery => ({ expr: peakBurnRateQuery(name, budget), legend: name })),
      ...burnLimits(slos, severity),
    ],
  }
}

/** How much happened, and how much of it failed. */
export function eventsAndErrors(budget: Budgets): ChartPanel {
  const mean = (series: string) => `avg_over_time(${select(series, budget.each)}[$__interval])`
  return {
    kind: 'chart',
    key: 'slo-events',
    title: 'Events and errors',
    description: 'Events per second and bad events per second, as means over each step of what the indicator counts.',
    width: 24,
    height: 8,
    minStep: TILE_STEP,
    display: { unit: 'cps', min: 0 },
    queries: [
      { expr: mean(SERIES.eventsTile), legend: 'events' },
      { expr: `clamp_min(${mean(SERIES.errorsTile)}, 0)`, legend: 'errors' },
    ],
  }
}
