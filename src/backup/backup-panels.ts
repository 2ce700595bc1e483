import { countOf, environmentColumn, seconds, serviceColumn, stateColumn, valueColumn } from '../dashboard/columns.js'
import { withLinkLabel } from '../dashboard/link-label.js'
import { RUNBOOK, runbookColumn } from '../dashboard/links.js'
import type { ChartPanel, StatPanel, TablePanel, Threshold } from '../dashboard/panel.js'
import { daemonGauge, select, type Scope } from '../dashboard/scope.js'
import { stateNumber, type State } from '../dashboard/state.js'
import { AGEING_SHARE } from './backup-alerts.js'
import { BACKUP_METRICS } from './backup-metrics.js'
import { BACKUP_LABELS } from './backup-names.js'
import type { DatasetState } from './dataset-status.js'
import type { Dataset } from './dataset.js'

const IDENTITY = [BACKUP_LABELS.service, BACKUP_LABELS.dataset, BACKUP_LABELS.environment]

/** The states of a dataset as people read them, the best first. */
const BACKUP_STATES: readonly (State & { readonly name: DatasetState })[] = [
  { name: 'ok', text: 'ok', colour: 'green' },
  { name: 'unknown', text: 'no data', colour: 'blue' },
  { name: 'suspended', text: 'suspended', colour: 'blue' },
  { name: 'ageing', text: 'ageing', colour: 'orange' },
  { name: 'late', text: 'late', colour: 'orange' },
  { name: 'stale', text: 'stale', colour: 'red' },
  { name: 'never', text: 'never', colour: 'red' },
]

const shareThresholds: readonly Threshold[] = [
  { from: null, colour: 'green' },
  { from: AGEING_SHARE, colour: 'orange' },
  { from: 1, colour: 'red' },
]

/** Below half and above twice of what is usual `BackupUnusual` fires. */
const sizeThresholds: readonly Threshold[] = [
  { from: null, colour: 'orange' },
  { from: 0.5, colour: 'green' },
  { from: 2, colour: 'orange' },
]

function gauge(metric: string, scope: Scope): string {
  return daemonGauge(select(metric, scope), IDENTITY)
}

function state(scope: Scope): string {
  return stateNumber(BACKUP_METRICS.state, BACKUP_STATES, { scope, by: IDENTITY })
}

function exposureByTarget(scope: Scope): string {
  return `${gauge(BACKUP_METRICS.actual, scope)} / ${gauge(BACKUP_METRICS.target, scope)}`
}

/** How many datasets a disaster now would hit harder than was promised. */
export function datasetsBeyondRpo(scope: Scope): StatPanel {
  return {
    kind: 'stat',
    key: 'datasets-beyond-rpo',
    title: 'Datasets beyond their RPO',
    description:
      'Datasets whose newest recoverable data point is older than the recovery point objective, or that were never backed up, of those chosen above.',
    width: 4,
    height: 4,
    display: countOf('red'),
    expr: `sum(${state(scope)} >= bool ${BACKUP_STATES.findIndex(({ name }) => name === 'stale')})`,
  }
}

/** Every dataset with what would be lost now, the worst first. */
export function datasetsTable(scope: Scope, datasets: readonly Dataset[]): TablePanel {
  const entries = datasets.map(({ service, name, links }) => ({ values: [service, name], url: links['runbook'] }))
  const by = [BACKUP_LABELS.service, BACKUP_LABELS.dataset]
  return {
    kind: 'table',
    key: 'datasets',
    title: 'Backups: what a disaster now would lose',
    description: [
      'One row per dataset, from the daemon. Exposure: now − the newest recoverable data point, which is as old as the start of its backup;',
      `it keeps growing while the source is silent. Ageing from ${AGEING_SHARE * 100} % of the RPO, stale beyond it, no data when the source has been silent for over 5 min.`,
    ].join(' '),
    width: 24,
    height: 6,
    sortBy: 'State',
    descending: true,
    noRows: 'no data: no dataset is watched here',
    columns: [
      stateColumn(withLinkLabel(state(scope), RUNBOOK, { by, entries }), BACKUP_STATES),
      serviceColumn,
      { kind: 'label', label: BACKUP_LABELS.dataset, title: 'Dataset' },
      environmentColumn,
      valueColumn('Exposure', gauge(BACKUP_METRICS.actual, scope), seconds),
      valueColumn('RPO', gauge(BACKUP_METRICS.target, scope), seconds),
      {
        kind: 'value',
        title: 'Share of RPO',
        expr: exposureByTarget(scope),
        display: { unit: 'percentunit', decimals: 1, min: 0, max: 1, thresholds: shareThresholds },
        look: 'bar',
      },
      {
        kind: 'value',
        title: 'Size against usual',
        expr: `${gauge(BACKUP_METRICS.size, scope)} / ${gauge(BACKUP_METRICS.usualSize, scope)}`,
        display: { unit: 'percentunit', decimals: 0, min: 0, thresholds: sizeThresholds },
      },
      runbookColumn,
    ],
  }
}

/** Exposure of each dataset over time, in units of what was promised for it. */
export function exposureOverTime(scope: Scope): ChartPanel {
  return {
    kind: 'chart',
    key: 'exposure',
    title: 'Exposure as a share of the RPO',
    description:
      'Age of the newest recoverable data point ÷ recovery point objective, per dataset. It rises by the clock and falls with each backup; above 100 % more would be lost than was promised.',
    width: 24,
    height: 8,
    minStep: '1m',
    showThresholds: true,
    display: { unit: 'percentunit', decimals: 0, min: 0, thresholds: shareThresholds },
    queries: [{ expr: exposureByTarget(scope), legend: '{{service}} {{dataset}}' }],
  }
}

/** Seconds by which each dataset is beyond its RPO; `NaN` for one that was never backed up. Labels as in `overdueTable`. */
export function overdueBackups(scope: Scope): string {
  const late = `(${gauge(BACKUP_METRICS.actual, scope)} - ${gauge(BACKUP_METRICS.target, scope)} > 0)`
  const never = `(${daemonGauge(select(BACKUP_METRICS.state, scope, { state: 'never' }), IDENTITY)} > 0) * NaN`
  return `label_replace(${late}\n  or ${never}, "item", "backup of $1", "${BACKUP_LABELS.dataset}", "(.*)")`
}
