import { countOf, environmentColumn, seconds } from './columns.js'
import type { Annotation } from './dashboard.js'
import { withLinkLabel, type LinkEntry } from './link-label.js'
import { RUNBOOK, runbookColumn } from './links.js'
import type { StatPanel, TablePanel } from './panel.js'
import { select, type Scope } from './scope.js'

/** Prometheus's own series: an alert that fires, and since when its condition has been true. */
const ALERTS = 'ALERTS'
const SINCE = 'ALERTS_FOR_STATE'
const FIRING = { alertstate: 'firing' }

/** How many pages fire now. `quiet` is any series that is there whenever rules are evaluated: only then is silence good news. */
export function firingPages(scope: Scope, quiet: string): StatPanel {
  return {
    kind: 'stat',
    key: 'firing-pages',
    title: 'Pages firing',
    description:
      'Alerts of severity page that fire now, as Prometheus counts them. No data: the rules themselves are not evaluated.',
    width: 4,
    height: 4,
    display: countOf('red'),
    expr: `count(${select(ALERTS, scope, { ...FIRING, severity: 'page' })}) or 0 * count(${quiet})`,
  }
}

/** The alerts that fire now. */
export function firingAlerts(scope: Scope, runbooks: readonly LinkEntry[]): TablePanel {
  const by = ['alertname', 'severity', 'service', 'environment', 'slo', 'dataset', 'long_window']
  const firing = `time() - ${select(SINCE, scope)} and ignoring (alertstate) ${select(ALERTS, scope, FIRING)}`
  const expr = `max by (${by.join(', ')}) (${firing})`
  return {
    kind: 'table',
    key: 'firing-alerts',
    title: 'Alerts firing now',
    description:
      'Alerts of Prometheus in state firing. Active: time since the alert’s condition became true (ALERTS_FOR_STATE), before any waiting time of the alert.',
    width: 24,
    height: 6,
    sortBy: 'Severity',
    noRows: 'no alert fires',
    columns: [
      { kind: 'label', label: 'severity', title: 'Severity', width: 80 },
      { kind: 'label', label: 'alertname', title: 'Alert' },
      { kind: 'label', label: 'service', title: 'Service' },
      environmentColumn,
      { kind: 'label', label: 'slo', title: 'Objective' },
      { kind: 'label', label: 'dataset', title: 'Dataset' },
      { kind: 'label', label: 'long_window', title: 'Window', width: 80 },
      {
        kind: 'value',
        title: 'Active',
        expr: withLinkLabel(expr, RUNBOOK, { by: ['service'], entries: runbooks }),
        display: seconds,
        width: 90,
      },
      runbookColumn,
    ],
  }
}

/** Marks on charts where alerts of one severity fire. */
export function alertAnnotation(severity: 'page' | 'ticket', scope: Scope): Annotation {
  return {
    title: severity === 'page' ? 'Pages' : 'Tickets',
    expr: select(ALERTS, scope, { ...FIRING, severity }),
    text: '{{alertname}} {{slo}}{{dataset}} {{long_window}}',
    step: '1m',
    colour: severity === 'page' ? 'red' : 'orange',
  }
}
