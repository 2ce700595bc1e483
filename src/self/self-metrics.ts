import type { MetricDefinition } from '../shared/metric.js'

/** The one metric of a daemon that stands by. */
export const standbyMetric = {
  name: 'plimsoll_standby',
  help: '1 where a daemon stands by until the one that works with the store is gone; that one has no such series.',
  type: 'gauge',
  labels: [],
} as const satisfies MetricDefinition

/** What Plimsoll says about its process: jobs, questions, configuration. Gauges are sampled at scrape, counters and histograms are fed by `Meter`. */
export const selfMetrics = [
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
    help: 'Times that something was set back because it lay ahead of the clock, by what: job, ledger, alerts, outbox, escalations, pings.',
    type: 'counter',
    labels: ['what'],
  },
  {
    name: 'plimsoll_http_refused_total',
    help: 'Requests that were turned away, by route (none where no route was looked for yet) and code: unauthorized, role_needed, forbidden, misdirected, too_many_tries.',
    type: 'counter',
    labels: ['route', 'code'],
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
  standbyMetric,
] as const satisfies readonly MetricDefinition[]

type SelfMetricName = (typeof selfMetrics)[number]['name']

/** A metric of the process; the type holds the name to its definition. */
export function self<Name extends SelfMetricName>(name: Name): Name {
  return name
}
