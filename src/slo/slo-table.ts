import { environmentColumn, ratio, serviceColumn, stateColumn, valueColumn } from '../dashboard/columns.js'
import { withLinkLabel } from '../dashboard/link-label.js'
import { RUNBOOK, runbookColumn, toObjective } from '../dashboard/links.js'
import type { Column, Display, TablePanel } from '../dashboard/panel.js'
import type { Scope } from '../dashboard/scope.js'
import { LABELS } from './series-names.js'
import { SLO_METRICS } from './slo-metrics.js'
import { budgetDisplay } from './slo-panels.js'
import { budgetQuery, burnRateQuery, sliQuery, sloGauge, sloState } from './slo-queries.js'
import { SLO_STATES } from './slo-states.js'
import type { Slo } from './slo.js'

/** Every objective with its state, the worst first. */
export function objectivesTable(scope: Scope, slos: readonly Slo[]): TablePanel {
  const entries = slos.map(({ service, name, links }) => ({ values: [service, name], url: links.runbook }))
  const by = [LABELS.service, LABELS.slo]
  return {
    kind: 'table',
    key: 'objectives',
    title: 'Objectives',
    description: [
      'One row per SLO. Good events: good by all over the rolling period. Budget left: 1 − bad share ÷ (1 − target).',
      'Burn, 1 h: error ratio of the last hour ÷ (1 − target). Observed: share of the period with measurements.',
      'State, good events and budget from the daemon’s ledger; where it is silent, the recorded series stand in, without a state.',
    ].join(' '),
    width: 24,
    height: 8,
    sortBy: 'State',
    descending: true,
    noRows: 'no data: no objective is measured here',
    columns: [
      stateColumn(withLinkLabel(sloState(scope), RUNBOOK, { by, entries }), SLO_STATES),
      serviceColumn,
      { kind: 'label', label: LABELS.slo, title: 'Objective', link: toObjective },
      environmentColumn,
      ...numbers(scope),
      runbookColumn,
    ],
  }
}

function numbers(scope: Scope): readonly Column[] {
  const burn: Display = { unit: 'short', decimals: 2 }
  const observed: Display = { unit: 'percentunit', decimals: 1 }
  return [
    { ...valueColumn('Good events', sliQuery(scope), ratio), width: 110 },
    { ...valueColumn('Target', sloGauge(SLO_METRICS.objective, scope), ratio), width: 100 },
    { ...valueColumn('Budget left', budgetQuery(scope), budgetDisplay), look: 'bar' },
    { ...valueColumn('Burn, 1 h', burnRateQuery('1h', scope), burn), width: 90 },
    { ...valueColumn('Observed', sloGauge(SLO_METRICS.coverage, scope), observed), width: 90 },
  ]
}
