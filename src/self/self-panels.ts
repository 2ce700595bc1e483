import { countOf, seconds } from '../dashboard/columns.js'
import type { StatPanel, TablePanel } from '../dashboard/panel.js'
import { LEDGER_METRICS } from '../ledger/ledger-metrics.js'
import { NOTIFY_METRICS } from '../notify/notify-metrics.js'
import { REPORT_METRICS } from '../report/report-metrics.js'
import { self } from './self-metrics.js'

/** A monthly report is late when the last one was accepted longer ago than any month, and a day to try again. */
const REPORT_LATE_SECONDS = 32 * 86_400

function stat(key: string, title: string, own: Pick<StatPanel, 'description' | 'display' | 'expr'>): StatPanel {
  return { kind: 'stat', key, title, width: 4, height: 4, ...own }
}

/** Whether Plimsoll can be believed just now, in six numbers. */
export function selfVerdict(): readonly StatPanel[] {
  return [
    ledgerLag(),
    stat('jobs-failed', 'Job failures, 24 h', {
      description: 'Runs of jobs that failed in the last 24 hours. Each is tried again.',
      display: countOf('red'),
      expr: `sum(increase(${self('plimsoll_job_failures_total')}[1d])) or ${zeroWhileUp()}`,
    }),
    stat('queries-failed', 'Query failures, 24 h', {
      description: 'Questions to a Prometheus that were not answered in the last 24 hours.',
      display: countOf('red'),
      expr: `sum(increase(${self('plimsoll_prometheus_query_failures_total')}[1d])) or ${zeroWhileUp()}`,
    }),
    stat('outbox-pending', 'Messages waiting', {
      description: 'Messages in the outbox that no receiver has accepted yet. They are tried for three days.',
      display: countOf('orange'),
      expr: `max(${NOTIFY_METRICS.pending})`,
    }),
    stat('instances', 'Instances', {
      description: 'Processes of Plimsoll that Prometheus scrapes successfully now.',
      display: {
        unit: 'short',
        decimals: 0,
        thresholds: [
          { from: null, colour: 'red' },
          { from: 1, colour: 'green' },
        ],
      },
      expr: `count(${self('plimsoll_build_info')})`,
    }),
    stat('uptime', 'Running for', {
      description: 'Time since the longest running process of Plimsoll started.',
      display: seconds,
      expr: `max(time() - process_start_time_seconds and on (job, instance) ${self('plimsoll_build_info')})`,
    }),
  ]
}

/** How far the ledger is behind, which is how old every verdict is. */
export function ledgerLag(): StatPanel {
  return stat('ledger-lag', 'Ledger behind by', {
    description:
      'Now − the instant up to which the ledger knows all objectives. Every verdict is this old; beyond 5 min, states turn to no data.',
    display: {
      unit: 's',
      decimals: 0,
      thresholds: [
        { from: null, colour: 'green' },
        { from: 180, colour: 'orange' },
        { from: 300, colour: 'red' },
      ],
    },
    expr: `max(${LEDGER_METRICS.lag})`,
  })
}

/** What runs: version and configuration. */
export function runningTable(): TablePanel {
  const by = ['instance', 'version', 'node', 'hash']
  const info = self('plimsoll_build_info')
  const config = self('plimsoll_config_hash_info')
  return {
    kind: 'table',
    key: 'running',
    title: 'What runs',
    description:
      'Version of Plimsoll and of Node.js, and the hash of the configuration, as in reports. Instances that are not equal here give different answers.',
    width: 12,
    height: 6,
    sortBy: 'Instance',
    noRows: 'no data: Prometheus does not scrape Plimsoll',
    columns: [
      { kind: 'label', label: 'instance', title: 'Instance' },
      { kind: 'label', label: 'version', title: 'Version' },
      { kind: 'label', label: 'node', title: 'Node.js' },
      { kind: 'label', label: 'hash', title: 'Configuration' },
      {
        kind: 'value',
        title: 'Memory',
        expr: `max by (${by.join(', ')}) (process_resident_memory_bytes * on (job, instance) group_left (version, node) ${info} * on (job, instance) group_left (hash) ${config})`,
        display: { unit: 'bytes', decimals: 0 },
      },
    ],
  }
}

/** When each report last reached the mail server. */
export function reportsTable(): TablePanel {
  const sent = `max by (report) (${REPORT_METRICS.lastSent})`
  return {
    kind: 'table',
    key: 'reports',
    title: 'Reports',
    description: 'When the mail server last accepted each report, and how long ago that is.',
    width: 12,
    height: 6,
    sortBy: 'Ago',
    descending: true,
    noRows: 'no report was ever sent',
    columns: [
      { kind: 'label', label: 'report', title: 'Report' },
      {
        kind: 'value',
        title: 'Last sent',
        expr: `1000 * ${sent}`,
        display: { unit: 'dateTimeFromNow' },
      },
      {
        kind: 'value',
        title: 'Ago',
        expr: `time() - ${sent}`,
        display: {
          unit: 's',
          decimals: 1,
          thresholds: [
            { from: null, colour: 'green' },
            { from: REPORT_LATE_SECONDS, colour: 'red' },
          ],
        },
        look: 'coloured',
      },
    ],
  }
}

/** Seconds by which each report is late. Labels as in `overdueTable`. */
export function overdueReports(): string {
  const late = `(time() - max by (report) (${REPORT_METRICS.lastSent}) - ${REPORT_LATE_SECONDS} > 0)`
  return `label_replace(${late}, "item", "report $1", "report", "(.*)")`
}

/** A counter that has never counted is no series; that is 0 as long as there is a process to count. */
function zeroWhileUp(): string {
  return `0 * count(${self('plimsoll_build_info')})`
}
