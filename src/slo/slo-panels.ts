import { countOf, ratio } from '../dashboard/columns.js'
import { toCompliance } from '../dashboard/links.js'
import type { Display, StatPanel, Threshold } from '../dashboard/panel.js'
import { ONE_SLO, type Scope } from '../dashboard/scope.js'
import { stateDisplay } from '../dashboard/state.js'
import { SERIES } from './series-names.js'
import { SLO_METRICS } from './slo-metrics.js'
import { budgetQuery, burnRateQuery, sliQuery, sloGauge, sloState } from './slo-queries.js'
import { SLO_STATES } from './slo-states.js'

/** Shares of the budget: orange from the last quarter, where a decision is due; red when nothing is left. */
export const BUDGET_THRESHOLDS: readonly Threshold[] = [
  { from: null, colour: 'red' },
  { from: 0.000_001, colour: 'orange' },
  { from: 0.25, colour: 'green' },
]

/** The budget as a bar. */
export const budgetDisplay: Display = {
  unit: 'percentunit',
  decimals: 1,
  min: 0,
  max: 1,
  thresholds: BUDGET_THRESHOLDS,
}

/** How many objectives have spent their budget. */
export function breachedObjectives(scope: Scope): StatPanel {
  return {
    kind: 'stat',
    key: 'objectives-breached',
    title: 'Objectives breached',
    description:
      'SLOs whose error budget of the rolling period is spent, of those chosen above. Counted from the state that the daemon gives each SLO.',
    width: 4,
    height: 4,
    display: countOf('red'),
    expr: `sum(${sloState(scope)} == bool ${placeOf('breached')})`,
  }
}

/** How many objectives are in danger of it. */
export function objectivesAtRisk(scope: Scope): StatPanel {
  return {
    kind: 'stat',
    key: 'objectives-at-risk',
    title: 'Objectives at risk',
    description:
      'SLOs with less than a quarter of their budget left, or that would spend it within a tenth (a quarter) of the period at the pace of the last 6 h (3 d).',
    width: 4,
    height: 4,
    display: countOf('orange'),
    expr: `sum(${sloState(scope)} == bool ${placeOf('at_risk')})`,
  }
}

function placeOf(state: (typeof SLO_STATES)[number]['name']): number {
  return SLO_STATES.findIndex(({ name }) => name === state)
}

/** The verdict on the SLO on screen, in six numbers. */
export function sloVerdict(): readonly StatPanel[] {
  return [sloStateNow(), ...sloShares(), budgetNow(), burnRateNow(), coverageNow()]
}

function sloStateNow(): StatPanel {
  return stat('slo-state', 'State', {
    description:
      'The daemon’s verdict: breached when the budget is spent; at risk with less than a quarter left or when it would soon be spent at the present pace; no data when nothing was counted or the ledger is behind.',
    display: stateDisplay(SLO_STATES),
    expr: sloState(ONE_SLO),
  })
}

function sloShares(): readonly StatPanel[] {
  return [
    stat('slo-sli', 'Good events', {
      description:
        'Good by all events over the SLO’s rolling period. From the daemon’s ledger; where the daemon is silent, from the recorded series, which is at most 4 min behind.',
      display: ratio,
      expr: sliQuery(ONE_SLO),
    }),
    stat('slo-objective', 'Objective', {
      description: 'The share of good events that is promised over the rolling period, as configured.',
      display: ratio,
      expr: sloGauge(SERIES.target, ONE_SLO),
    }),
  ]
}

function budgetNow(): StatPanel {
  return stat('slo-budget', 'Error budget left', {
    description:
      '1 − bad share ÷ (1 − objective) over the rolling period; time without data counts as average traffic without errors. Negative: overspent.',
    display: { unit: 'percentunit', decimals: 1, thresholds: BUDGET_THRESHOLDS },
    expr: budgetQuery(ONE_SLO),
  })
}

function burnRateNow(): StatPanel {
  return stat('slo-burn-now', 'Burn rate of the last hour', {
    description:
      'Error ratio of the last hour ÷ (1 − objective). At 1 the budget lasts exactly one period; at 10 it is gone in a tenth of it.',
    display: {
      unit: 'short',
      decimals: 2,
      thresholds: [
        { from: null, colour: 'green' },
        { from: 1, colour: 'orange' },
        { from: 10, colour: 'red' },
      ],
    },
    expr: burnRateQuery('1h'),
  })
}

function coverageNow(): StatPanel {
  return stat('slo-coverage', 'Observed', {
    description:
      'Share of the rolling period for which there are measurements. From the daemon’s ledger; where the daemon is silent, from the recorded series. The rest is unknown, not good.',
    display: {
      unit: 'percentunit',
      decimals: 1,
      thresholds: [
        { from: null, colour: 'orange' },
        { from: 0.99, colour: 'green' },
      ],
    },
    expr: `${sloGauge(SLO_METRICS.coverage, ONE_SLO)}\n  or ${sloGauge(SERIES.periodCoverage, ONE_SLO)}`,
  })
}

function stat(key: string, title: string, own: Pick<StatPanel, 'description' | 'display' | 'expr'>): StatPanel {
  return { kind: 'stat', key, title, width: 4, height: 4, links: [toCompliance], ...own }
}
