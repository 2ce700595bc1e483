import type { MetricDefinition } from '../shared/metric.js'

/** What Plimsoll says about itself. Gauges are sampled at scrape, counters and histograms are fed by `Meter`. */
export const selfMetrics = [
  {
    name: 'plimsoll_ledger_watermark_timestamp_seconds',
    help: 'Instant up to which the ledger knows all objectives. Absent before the first ingest.',
    type: 'gauge',
    labels: [],
  },
  {
    name: 'plimsoll_ledger_lag_seconds',
    help: 'Age of the ledger’s watermark. Absent before the first ingest.',
    type: 'gauge',
    labels: [],
  },
  {
    name: 'plimsoll_ledger_series_left_out_total',
    help: 'Series of a grouped objective that an answer held and that were not counted, by reason: no_group_label, too_many_groups.',
    type: 'counter',
    labels: ['service', 'slo', 'reason'],
  },
  {
    name: 'plimsoll_ledger_minutes_refused_total',
    help: 'Minutes of an SLO or dataset (label slo) of which Prometheus said something that is not taken, so that they are unknown, by reason: not_finite, negative_events, too_many_events, negative_errors, more_errors_than_events, point_in_future, several_series.',
    type: 'counter',
    labels: ['service', 'slo', 'environment', 'reason'],
  },
  {
    name: 'plimsoll_ledger_refused_value',
    help: 'The newest value that was not taken, per SLO or dataset (label slo) and reason, in its own unit; of several_series their number.',
    type: 'gauge',
    labels: ['service', 'slo', 'environment', 'reason'],
  },
  {
    name: 'plimsoll_job_duration_seconds',
    help: 'Time that a run of a job took, failed ones included.',
    type: 'histogram',
    labels: ['job_name'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
  },
  {
    name: 'plimsoll_job_last_success_timestamp_seconds',
    help: 'When a job last ended well, since the process started.',
    type: 'gauge',
    labels: ['job_name'],
  },
  {
    name: 'plimsoll_job_failures_total',
    help: 'Runs of a job that failed; each is tried again.',
    type: 'counter',
    labels: ['job_name'],
  },
  {
    name: 'plimsoll_prometheus_query_duration_seconds',
    help: 'Time that a question to a Prometheus took, failed ones included.',
    type: 'histogram',
    labels: ['prometheus'],
    buckets: [0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30],
  },
  {
    name: 'plimsoll_prometheus_query_failures_total',
    help: 'Questions to a Prometheus that were not answered, by reason: unreachable, timeout, unauthorized, rejected, malformed.',
    type: 'counter',
    labels: ['prometheus', 'reason'],
  },
  {
    name: 'plimsoll_clock_set_back_total',
    help: 'Times that something was set back because it lay ahead of the clock, by what: job, ledger, alerts, outbox, escalations.',
    type: 'counter',
    labels: ['what'],
  },
  {
    name: 'plimsoll_notifications_total',
    help: 'Attempts to deliver a message to a receiver, by outcome.',
    type: 'counter',
    labels: ['receiver', 'outcome'],
  },
  {
    name: 'plimsoll_outbox_pending',
    help: 'Messages that wait for delivery.',
    type: 'gauge',
    labels: [],
  },
  {
    name: 'plimsoll_escalations_active',
    help: 'Incidents whose escalation policy counts because nobody has acknowledged them.',
    type: 'gauge',
    labels: [],
  },
  {
    name: 'plimsoll_report_last_sent_timestamp_seconds',
    help: 'When a report was last accepted by the mail server. Absent when it never was.',
    type: 'gauge',
    labels: ['report'],
  },
  {
    name: 'plimsoll_reports_superseded',
    help: 'Issued revisions of a report that a later one took the place of, because data came late. Absent until one is issued.',
    type: 'gauge',
    labels: ['report'],
  },
  {
    name: 'plimsoll_config_hash_info',
    help: 'Always 1; the hash names the configuration that runs, as in reports.',
    type: 'gauge',
    labels: ['hash'],
  },
  {
    name: 'plimsoll_config_last_reload_successful',
    help: '1 where the last reload of the configuration went well, or none was asked for; 0 where it did not and the old one runs.',
    type: 'gauge',
    labels: [],
  },
  {
    name: 'plimsoll_config_last_reload_success_timestamp_seconds',
    help: 'When the configuration that runs was loaded.',
    type: 'gauge',
    labels: [],
  },
  {
    name: 'plimsoll_build_info',
    help: 'Always 1; version of Plimsoll and of Node.js.',
    type: 'gauge',
    labels: ['version', 'node'],
  },
] as const satisfies readonly MetricDefinition[]

/** Names that whoever feeds the daemon's own counters may use. */
export type SelfMetricName = (typeof selfMetrics)[number]['name']
