import { environmentColumn, seconds, serviceColumn, valueColumn } from '../dashboard/columns.js'
import type { Section } from '../dashboard/dashboard.js'
import type { Display, TablePanel, ValueColumn } from '../dashboard/panel.js'
import { CHOSEN_SERVICES, daemonGauge, ONE_SERVICE, select, type Scope } from '../dashboard/scope.js'
import type { FeaturePanels } from '../feature/panels.js'
import { DRILL_METRICS } from './drill-metrics.js'

const SERVICE = ['service', 'environment']
const DRILL = [...SERVICE, 'drill', 'type']

function row(scope: Scope): Section {
  return { title: 'Recovery drills', panels: [drillsTable(scope), successTable(scope)] }
}

const instant: Display = { unit: 'dateTimeFromNow' }
const count: Display = { unit: 'short', decimals: 0 }
const share: Display = { unit: 'percentunit', decimals: 1, max: 1 }

const overdue: Display = {
  unit: 'short',
  texts: [
    { value: 0, text: 'no', colour: 'green' },
    { value: 1, text: 'overdue', colour: 'red' },
  ],
}

function drillsTable(scope: Scope): TablePanel {
  const of = (title: string, metric: string, display: Display): ValueColumn =>
    valueColumn(title, daemonGauge(select(metric, scope), DRILL), display)
  const at = (title: string, metric: string): ValueColumn =>
    valueColumn(title, `1000 * ${daemonGauge(select(metric, scope), DRILL)}`, instant)
  return {
    kind: 'table',
    key: 'drills',
    title: 'Drills: what was brought back, and how soon',
    description:
      'Took: from the failure to the last check, in the last run in which everything came back. Recovery point: the newest data that came back in the last run that was passed and said so; lost: how old it was when the clock began.',
    width: 24,
    height: 6,
    sortBy: 'Service',
    noRows: 'no drill is configured',
    columns: [
      serviceColumn,
      { kind: 'label', label: 'drill', title: 'Drill' },
      { kind: 'label', label: 'type', title: 'Type' },
      environmentColumn,
      of('RTO', DRILL_METRICS.rtoTarget, seconds),
      of('Took', DRILL_METRICS.rtoActual, seconds),
      at('Verified recovery point', DRILL_METRICS.recoveryPoint),
      of('Data lost', DRILL_METRICS.dataLoss, seconds),
      at('Passed last', DRILL_METRICS.lastSuccess),
      of('Overdue', DRILL_METRICS.overdue, overdue),
    ],
  }
}

function successTable(scope: Scope): TablePanel {
  const of = (title: string, metric: string, display: Display): ValueColumn =>
    valueColumn(title, daemonGauge(select(metric, scope), SERVICE), display)
  const runs = (title: string, outcome: string): ValueColumn =>
    valueColumn(title, daemonGauge(select(DRILL_METRICS.runs, scope, { outcome }), SERVICE), count)
  return {
    kind: 'table',
    key: 'drill-success',
    title: 'Drills: share that was passed',
    description:
      'Of the last 365 days, by service: of the runs that were passed or failed. Tabletops and runs that were given up are not among them.',
    width: 24,
    height: 5,
    sortBy: 'Service',
    noRows: 'no drill is configured',
    columns: [
      serviceColumn,
      environmentColumn,
      of('Passed', DRILL_METRICS.successRatio, share),
      of('Target', DRILL_METRICS.successTarget, share),
      runs('n (passed)', 'passed'),
      runs('n (failed)', 'failed'),
      runs('n (given up)', 'abandoned'),
    ],
  }
}

/** Drills on the dashboards that show everything of a service, and of all. */
export const drillPanels: FeaturePanels = {
  rows: { compliance: [row(CHOSEN_SERVICES)], service: [row(ONE_SERVICE)] },
}
