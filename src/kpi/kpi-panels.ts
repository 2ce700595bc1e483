import type { Section } from '../dashboard/dashboard.js'
import type { ChartPanel, Column, Display, TablePanel } from '../dashboard/panel.js'
import { daemonGauge } from '../dashboard/scope.js'
import { ratio, seconds, valueColumn } from '../dashboard/columns.js'
import { stateDisplay, stateNumber, type State } from '../dashboard/state.js'
import { KPI_METRICS } from './kpi-metrics.js'

const BY = ['kpi', 'target']

const TIMES = ['rto', 'rpo', 'mttd', 'mttr']

const STATES: readonly State[] = [
  { name: 'met', text: 'met', colour: 'green' },
  { name: 'undetermined', text: 'undetermined', colour: 'yellow' },
  { name: 'missed', text: 'missed', colour: 'red' },
  { name: 'not_measured', text: 'not measured', colour: 'text' },
]

const count: Display = { unit: 'short', decimals: 0 }

/** The row of the organisation's key figures: as they stand, and how they came to it. */
export function kpiSection(): Section {
  return {
    title: 'Key figures of the organisation',
    panels: [timesTable(), drillsTable(), timesOverTime(), drillsOverTime()],
  }
}

function timesTable(): TablePanel {
  return {
    ...{ kind: 'table', key: 'organisation-kpis', title: 'RTO, RPO, MTTD and MTTR of the running month' },
    description:
      'Of all services together. RTO: longest time from onset to recovery; RPO: greatest age of a newest recovery point; MTTD, MTTR: means from onset to detection and to recovery. n: incidents or datasets; services with different targets stand apart and are not averaged. Up to an hour old; /kpis has other periods.',
    ...{ width: 16, height: 7, sortBy: 'Figure', noRows: 'no data: nothing was told yet' },
    columns: [...labelColumns(), stateColumn(), valueColumn('Now', gauge(KPI_METRICS.seconds), seconds), ...counted()],
  }
}

function drillsTable(): TablePanel {
  return {
    ...{ kind: 'table', key: 'organisation-drills', title: 'Success of drills' },
    description:
      'Share of the drills of all services that were passed within a year, of those that were passed or failed. n: drills. The target is the least.',
    ...{ width: 8, height: 7, sortBy: 'Passed', noRows: 'no data: no drill was held' },
    columns: [
      { kind: 'label', label: 'target', title: 'Target' },
      valueColumn('Passed', gauge(KPI_METRICS.ratio), ratio),
      valueColumn('n', daemonGauge(`${KPI_METRICS.samples}{kpi="test_success"}`, BY), count),
    ],
  }
}

function timesOverTime(): ChartPanel {
  return {
    ...{ kind: 'chart', key: 'organisation-kpis-over-time', title: 'RTO, RPO, MTTD and MTTR beside their targets' },
    description:
      'Each figure divided by its target, as it stood at each instant: above 100 % it is missed. The month begins anew on its first day.',
    ...{ width: 16, height: 8, minStep: '5m', display: { unit: 'percentunit', min: 0 } },
    queries: [
      { expr: `${gauge(KPI_METRICS.seconds)} / ${gauge(KPI_METRICS.targetSeconds)}`, legend: '{{kpi}} ({{target}})' },
      { expr: 'vector(1)', legend: 'target', role: 'limit' },
    ],
  }
}

function drillsOverTime(): ChartPanel {
  return {
    ...{ kind: 'chart', key: 'organisation-drills-over-time', title: 'Success of drills over time' },
    description:
      'Share of the drills of a year that were passed, as it stood at each instant, dashed the least that it is to be.',
    ...{ width: 8, height: 8, minStep: '5m', display: { unit: 'percentunit', min: 0, max: 1 } },
    queries: [
      { expr: gauge(KPI_METRICS.ratio), legend: 'passed ({{target}})' },
      { expr: gauge(KPI_METRICS.targetRatio), legend: 'target {{target}}', role: 'limit' },
    ],
  }
}

function gauge(metric: string): string {
  return daemonGauge(metric, BY)
}

function labelColumns(): readonly Column[] {
  return [
    { kind: 'label', label: 'kpi', title: 'Figure', width: 90 },
    { kind: 'label', label: 'target', title: 'Target', width: 90 },
  ]
}

function stateColumn(): Column {
  const expr = stateNumber(KPI_METRICS.state, STATES, { scope: ofTimes(), by: BY })
  return { kind: 'value', title: 'Stands', expr, display: stateDisplay(STATES), look: 'coloured', width: 120 }
}

function counted(): readonly Column[] {
  const of = (metric: string) => daemonGauge(`${metric}{kpi=~"${TIMES.join('|')}"}`, BY)
  return [valueColumn('n', of(KPI_METRICS.samples), count), valueColumn('Unknown', of(KPI_METRICS.unknown), count)]
}

function ofTimes() {
  return [{ label: 'kpi', operator: '=~', value: TIMES.join('|') } as const]
}
