import { seconds } from '../../dashboard/columns.js'
import type { Annotation } from '../../dashboard/dashboard.js'
import { withLinkLabel, type LinkEntry } from '../../dashboard/link-label.js'
import { RUNBOOK, runbookColumn } from '../../dashboard/links.js'
import type { TablePanel } from '../../dashboard/panel.js'
import { select } from '../../dashboard/scope.js'
import type { HostPack } from './host-schema.js'
import { CHOSEN_ALERTS as alerts } from './host-scope.js'
import { hostColumn } from './host-panels.js'

const FIRING = { alertstate: 'firing' }

/** The pack's alerts that fire now. */
export function hostAlertsTable(host: HostPack): TablePanel {
  const by = ['alertname', 'severity', 'instance', 'mountpoint', 'device']
  const firing = `time() - ${select('ALERTS_FOR_STATE', alerts)} and ignoring (alertstate) ${select('ALERTS', alerts, FIRING)}`
  const expr = `max by (${by.join(', ')}) (${firing})`
  return {
    kind: 'table',
    key: 'host-alerts',
    title: 'Alerts of the pack firing now',
    description:
      'Alerts of the host pack in state firing. Active: time since the alert’s condition became true (ALERTS_FOR_STATE), before its waiting time.',
    width: 24,
    height: 6,
    sortBy: 'Severity',
    noRows: 'no alert fires',
    columns: [
      { kind: 'label', label: 'severity', title: 'Severity', width: 80 },
      { kind: 'label', label: 'alertname', title: 'Alert' },
      hostColumn,
      { kind: 'label', label: 'mountpoint', title: 'Filesystem' },
      { kind: 'label', label: 'device', title: 'Device' },
      {
        kind: 'value',
        title: 'Active',
        expr: withLinkLabel(expr, RUNBOOK, { by: ['alertname'], entries: runbooks(host) }),
        display: seconds,
        width: 90,
      },
      runbookColumn,
    ],
  }
}

/** The runbook of each alert. A link that needs more than the alert's name is only on the alert itself. */
function runbooks({ links, severity }: HostPack): readonly LinkEntry[] {
  return Object.keys(severity).map((alert) => {
    const url = links.runbook?.replace(/\$\$|\$alert\b/g, (part) => (part === '$$' ? '%24' : alert))
    return { values: [alert], url: url?.includes('$') === true ? undefined : url }
  })
}

/** Marks on charts where alerts of the pack of one severity fire. */
export function hostAlertAnnotation(severity: 'page' | 'ticket'): Annotation {
  return {
    title: severity === 'page' ? 'Pages' : 'Tickets',
    expr: select('ALERTS', alerts, { ...FIRING, severity }),
    text: '{{alertname}} {{instance}} {{mountpoint}}{{device}}',
    step: '1m',
    colour: severity === 'page' ? 'red' : 'orange',
  }
}
