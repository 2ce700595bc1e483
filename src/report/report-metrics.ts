import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const REPORT_METRICS = {
  lastSent: 'plimsoll_report_last_sent_timestamp_seconds',
  superseded: 'plimsoll_reports_superseded',
  unacknowledged: 'plimsoll_reports_unacknowledged',
  overdue: 'plimsoll_reports_overdue',
  held: 'plimsoll_reports_held',
  heldSince: 'plimsoll_report_held_since_timestamp_seconds',
} as const

/** When reports were sent, and how many were overtaken. */
export const reportMetrics: readonly MetricDefinition[] = [
  {
    name: REPORT_METRICS.lastSent,
    help: 'When a report was last accepted by the mail server, or by Slack or a webhook. Absent when it never was.',
    type: 'gauge',
    labels: ['report'],
  },
  {
    name: REPORT_METRICS.superseded,
    help: 'Issued revisions of a report that a later one took the place of, because data came late, or because of what was said not to count. Absent until one is issued.',
    type: 'gauge',
    labels: ['report'],
  },
  {
    name: REPORT_METRICS.unacknowledged,
    help: 'Reports that stand, whose readers were asked to acknowledge them, and that nobody has acknowledged. Only of reports with `acknowledge_within`.',
    type: 'gauge',
    labels: ['report'],
  },
  {
    name: REPORT_METRICS.overdue,
    help: 'Those of `plimsoll_reports_unacknowledged` whose time to be acknowledged is over.',
    type: 'gauge',
    labels: ['report'],
  },
  {
    name: REPORT_METRICS.held,
    help: 'Reports that wait for somebody to approve them. Only of reports with `approve`.',
    type: 'gauge',
    labels: ['report'],
  },
  {
    name: REPORT_METRICS.heldSince,
    help: 'Since when the report that has waited longest waits to be approved. Absent while none does.',
    type: 'gauge',
    labels: ['report'],
  },
]
