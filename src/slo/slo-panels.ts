import { countOf, cutOff, ratio } from '../dashboard/columns.js'
import { toCompliance } from '../dashboard/links.js'
import type { Display, StatPanel, Threshold, ValueText } from '../dashboard/panel.js'
import { stateDisplay } from '../dashboard/state.js'
import { SERIES } from './series-names.js'
import { SLO_METRICS } from './slo-metrics.js'
import {
  budgetQuery,
  burnRateNowQuery,
  sliQuery,
  sloGauge,
  sloState,
  targetQuery,
  type Budgets,
} from './slo-queries.js'
import { SLO_STATES } from './slo-states.js'

/** Shares of the budget: orange from the last quarter, where a decision is due; red when nothing is left. */
export const BUDGET_THRESHOLDS: readonly Threshold[] = [
  { from: null, colour: 'red' },
  { from: 0.000_001, colour: 'orange' },
  { from: 0.25, colour: 'green' },
]

/** No traffic is neither good nor silence. */
export const IDLE: readonly ValueText[] = [{ value: 'nan', text: 'no traffic', colour: 'blue' }]

/** The budget as a bar. */
export const budgetDisplay: Display = {
  unit: 'percentunit',
  decimals: 1,
  min: 0,
  max: 1,
  thresholds: BUDGET_THRESHOLDS,
}

/** How many objectives have spent their budget. */
export function breachedObjectives(budgets: Budgets): StatPanel {
  return {
    kind: 'stat',
    key: 'objectives-breached',
    title: 'Objectives breached',
    description:
      'SLOs, or groups of them, whose error budget of the period is spent, of those chosen above. Counted from the state that the daemon gives each SLO.',
    width: 4,
    height: 4,
    display: countOf('red'),
    expr: `sum(${sloState(budgets)} == bool ${placeOf('breached')})`,
  }
}

/** How many objectives are in danger of it. */
export function objectivesAtRisk(budgets: Budgets): StatPanel {
  return {
    kind: 'stat',
    key: 'objectives-at-risk',
    title: 'Objectives at risk',
    description:
      'SLOs, or groups of them, with less than a quarter of their budget left, or that would spend it within a tenth (a quarter) of the period at the pace of the last 6 h (3 d).',
    width: 4,
    height: 4,
    display: countOf('orange'),
    expr: `sum(${sloState(budgets)} == bool ${placeOf('at_risk')})`,
  }
}

function placeOf(state: (typeof SLO_STATES)[number]['name']): number {
  return SLO_STATES.findIndex(({ name }) => name === state)
}

/** The verdict on the budget on screen, in six numbers. */
export function sloVerdict(budget: Budgets): readonly StatPanel[] {
  return [sloStateNow(budget), ...sloShares(budget), budgetNow(budget), burnRateNow(budget), coverageNow(budget)]
}

function sloStateNow(budget: Budgets): StatPanel {
  return stat('slo-state', 'State', {
    description:
      'The daemon’s verdict: breached when the budget is spent; at risk with less than a quarter left or when it would soon be spent at the present pace; no data when nothing was heard for an hour or the ledger is behind; no traffic when the whole period held no event.',
    display: stateDisplay(SLO_STATES),
    expr: sloState(budget),
  })
}

function sloShares(budget: Budgets): readonly StatPanel[] {
  return [
    stat('slo-sli', 'Good events', {
      description:
        'Good by all events over the SLO’s period: rolling, or the calendar unit so far. From the daemon’s ledger; where the daemon is silent, from the recorded series, which is at most 4 min behind.',
      display: ratio,
      expr: cutOff(sliQuery(budget)),
    }),
    stat('slo-objective', 'Objective', {
      description: 'The share of good events that is promised over the period, as configured.',
      display: ratio,
      expr: targetQuery(budget),
    }),
  ]
}

function budgetNow(budget: Budgets): StatPanel {
  return stat('slo-budget', 'Error budget left', {
    description:
      '1 − bad share ÷ (1 − objective) over the period; time without data, and what is to come of a calendar unit, counts as average traffic without errors. Negative: overspent.',
    display: { unit: 'percentunit', decimals: 1, thresholds: BUDGET_THRESHOLDS },
    expr: budgetQuery(budget),
  })
}

function burnRateNow(budget: Budgets): StatPanel {
  return stat('slo-burn-now', 'Burn rate of the last hour', {
    description:
      'Error ratio of the last hour ÷ (1 − objective). At 1 the budget lasts exactly one period; at 10 it is gone in a tenth of it. No traffic: there was not one event; no data: nothing was heard.',
    display: {
      unit: 'short',
      decimals: 2,
      thresholds: [
        { from: null, colour: 'green' },
        { from: 1, colour: 'orange' },
        { from: 10, colour: 'red' },
      ],
      texts: IDLE,
    },
    expr: burnRateNowQuery(budget),
  })
}

function coverageNow(budget: Budgets): StatPanel {
  return stat('slo-coverage', 'Observed', {
    description:
      'Share of the period for which there are measurements; the first period of a new SLO is seen in part. From the daemon’s ledger; where the daemon is silent, from the recorded series. The rest is unknown, not good.',
    display: {
      unit: 'percentunit',
      decimals: 1,
      thresholds: [
        { from: null, colour: 'orange' },
        { from: 0.99, colour: 'green' },
      ],
    },
    expr: `${sloGauge(SLO_METRICS.coverage, budget)}\n  or ${sloGauge(SERIES.periodCoverage, budget)}`,
  })
}

function stat(key: string, title: string, own: Pick<StatPanel, 'description' | 'display' | 'expr'>): StatPanel {
  return { kind: 'stat', key, title, width: 4, height: 4, links: [toCompliance], ...own }
}
