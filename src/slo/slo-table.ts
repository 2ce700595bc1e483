import { cutOff, environmentColumn, ratio, serviceColumn, stateColumn, valueColumn } from '../dashboard/columns.js'
import { withLinkLabel } from '../dashboard/link-label.js'
import { RUNBOOK, runbookColumn, toObjective } from '../dashboard/links.js'
import type { Column, Display, TablePanel } from '../dashboard/panel.js'
import type { Scope } from '../dashboard/scope.js'
import { LABELS } from './series-names.js'
import { SLO_METRICS } from './slo-metrics.js'
import { budgetDisplay, IDLE } from './slo-panels.js'
import {
  budgetQuery,
  budgetsIn,
  burnRateNowQuery,
  groupVariableName,
  sliQuery,
  sloGauge,
  sloState,
  type Budgets,
} from './slo-queries.js'
import { SLO_STATES } from './slo-states.js'
import type { Slo } from './slo.js'

/** Every objective with its state, the worst first. */
export function objectivesTable(scope: Scope, slos: readonly Slo[]): TablePanel {
  const entries = slos.map(({ service, name, links }) => ({ values: [service, name], url: links.runbook }))
  const by = [LABELS.service, LABELS.slo]
  const budgets = budgetsIn(scope, slos)
  return {
    kind: 'table',
    key: 'objectives',
    title: 'Objectives',
    description: [
      'One row per SLO, or per group of one. Good events: good by all over the period. Budget left: 1 − bad share ÷ (1 − target).',
      'Burn, 1 h: error ratio of the last hour ÷ (1 − target); no traffic: there was no event in it. Observed: share of the period with measurements.',
      'State, good events and budget from the daemon’s ledger; where it is silent, the recorded series stand in, without a state.',
    ].join(' '),
    width: 24,
    height: 8,
    sortBy: 'State',
    descending: true,
    noRows: 'no data: no objective is measured here',
    columns: [
      stateColumn(withLinkLabel(sloState(budgets), RUNBOOK, { by, entries }), SLO_STATES),
      serviceColumn,
      {
        kind: 'label',
        label: LABELS.slo,
        title: 'Objective',
        link: toObjective(budgets.groupBy.map((label) => ({ label, variable: groupVariableName(label) }))),
      },
      ...budgets.groupBy.map((label): Column => ({ kind: 'label', label, title: label, width: 100 })),
      environmentColumn,
      ...numbers(budgets),
      runbookColumn,
    ],
  }
}

function numbers(budgets: Budgets): readonly Column[] {
  const burn: Display = { unit: 'short', decimals: 2, texts: IDLE, none: 'no data' }
  const observed: Display = { unit: 'percentunit', decimals: 1 }
  return [
    { ...valueColumn('Good events', cutOff(sliQuery(budgets)), ratio), width: 110 },
    { ...valueColumn('Target', sloGauge(SLO_METRICS.objective, budgets), ratio), width: 100 },
    { ...valueColumn('Budget left', budgetQuery(budgets), budgetDisplay), look: 'bar' },
    { ...valueColumn('Burn, 1 h', burnRateNowQuery(budgets), burn), width: 90 },
    { ...valueColumn('Observed', sloGauge(SLO_METRICS.coverage, budgets), observed), width: 90 },
  ]
}
