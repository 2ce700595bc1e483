import type { ChartPanel, ChartQuery, Display, TablePanel } from '../dashboard/panel.js'
import { LEDGER_METRICS } from '../ledger/ledger-metrics.js'
import { NOTIFY_METRICS } from '../notify/notify-metrics.js'
import { self } from './self-metrics.js'

interface Own {
  readonly description: string
  readonly display: Display
  readonly queries: readonly ChartQuery[]
  readonly showThresholds?: boolean
}

function chart(key: string, title: string, own: Own): ChartPanel {
  return { kind: 'chart', key, title, width: 12, height: 8, minStep: '1m', ...own }
}

/** Mean time of what a histogram measured, and how much stays below the 95th percentile. */
function durations(histogram: string, by: string): readonly ChartQuery[] {
  const rate = (suffix: string) => `rate(${histogram}_${suffix}[$__rate_interval])`
  return [
    {
      expr: `histogram_quantile(0.95, sum by (le, ${by}) (${rate('bucket')}))`,
      legend: `95 % of {{${by}}} below`,
    },
    { expr: `sum by (${by}) (${rate('sum')}) / sum by (${by}) (${rate('count')})`, legend: `mean of {{${by}}}` },
  ]
}

/** The ledger over time. */
export function ledgerLagOverTime(): ChartPanel {
  return chart('ledger-lag-over-time', 'Ledger behind by', {
    description:
      'Now − the ledger’s watermark. It grows while Prometheus cannot be reached and falls when the ledger has caught up: nothing is lost within Prometheus’s retention.',
    showThresholds: true,
    display: {
      unit: 's',
      min: 0,
      thresholds: [
        { from: null, colour: 'green' },
        { from: 300, colour: 'red' },
      ],
    },
    queries: [{ expr: `max(${LEDGER_METRICS.lag})`, legend: 'lag' }],
  })
}

/** Questions to each Prometheus: how many, and how long they take. */
export function queriesOverTime(): ChartPanel {
  const histogram = self('plimsoll_prometheus_query_duration_seconds')
  return chart('queries', 'Questions to Prometheus: time', {
    description:
      'Mean time of a question to each Prometheus, and the time below which 95 % of them stay, estimated from the buckets of a histogram. Failed questions are in it.',
    display: { unit: 's', min: 0 },
    queries: durations(histogram, 'prometheus'),
  })
}

/** Questions to each Prometheus and what became of them. */
export function queryFailuresOverTime(): ChartPanel {
  const asked = `${self('plimsoll_prometheus_query_duration_seconds')}_count`
  const failed = self('plimsoll_prometheus_query_failures_total')
  return chart('query-failures', 'Questions to Prometheus: number and failures', {
    description:
      'Questions per second to each Prometheus, and those that were not answered, by reason. Failures are asked again; the ledger lags meanwhile.',
    display: { unit: 'cps', min: 0 },
    queries: [
      { expr: `sum by (prometheus) (rate(${asked}[$__rate_interval]))`, legend: 'asked of {{prometheus}}' },
      {
        expr: `sum by (prometheus, reason) (rate(${failed}[$__rate_interval]))`,
        legend: 'failed at {{prometheus}}: {{reason}}',
      },
    ],
  })
}

/** What goes out, and what waits. */
export function notificationsOverTime(): ChartPanel {
  return chart('notifications', 'Messages', {
    description:
      'Attempts to deliver a message within each step, by receiver and outcome, and the messages that wait in the outbox.',
    display: { unit: 'short', decimals: 0, min: 0 },
    queries: [
      {
        expr: `sum by (receiver, outcome) (increase(${NOTIFY_METRICS.attempts}[$__rate_interval]))`,
        legend: '{{receiver}}: {{outcome}}',
      },
      { expr: `max(${NOTIFY_METRICS.pending})`, legend: 'waiting', role: 'limit' },
    ],
  })
}

/** Series of the process itself, of our processes only. */
function ofProcess(expr: string): string {
  return `${expr} and on (job, instance) ${self('plimsoll_build_info')}`
}

/** CPU time and how long the event loop keeps others waiting. */
export function processorOverTime(): ChartPanel {
  return chart('processor', 'Process: CPU and event loop', {
    description:
      'Seconds of CPU time per second, and the 99th percentile of the delay of Node.js’s event loop, in seconds: above about 0.5 s, scrapes and webhooks wait.',
    display: { unit: 's', min: 0 },
    queries: [
      { expr: ofProcess('rate(process_cpu_seconds_total[$__rate_interval])'), legend: 'CPU per second, {{instance}}' },
      { expr: ofProcess('nodejs_eventloop_lag_p99_seconds'), legend: 'event loop delay (p99), {{instance}}' },
    ],
  })
}

/** Memory of the process. */
export function memoryOverTime(): ChartPanel {
  return chart('memory', 'Process: memory', {
    description: 'Resident memory of the process, and the part of it that is the heap of JavaScript.',
    display: { unit: 'bytes', min: 0 },
    queries: [
      { expr: ofProcess('process_resident_memory_bytes'), legend: 'resident, {{instance}}' },
      { expr: ofProcess('nodejs_heap_size_used_bytes'), legend: 'heap in use, {{instance}}' },
    ],
  })
}

/** Mean time of a run, per job. */
export function jobTimesOverTime(): ChartPanel {
  const histogram = self('plimsoll_job_duration_seconds')
  return chart('job-times', 'Jobs: time of a run', {
    description:
      'Mean time of a run of each job, and the time below which 95 % of the runs stay, estimated from the buckets of a histogram.',
    display: { unit: 's', min: 0 },
    queries: durations(histogram, 'job_name'),
  })
}

/** The jobs: when each last ended well, how long it takes, how often it fails. */
export function jobsTable(): TablePanel {
  const day = (metric: string) => `sum by (job_name) (increase(${metric}[1d]))`
  const runs = day(`${self('plimsoll_job_duration_seconds')}_count`)
  const time = day(`${self('plimsoll_job_duration_seconds')}_sum`)
  const last = `max by (job_name) (${self('plimsoll_job_last_success_timestamp_seconds')})`
  return {
    kind: 'table',
    key: 'jobs',
    title: 'Jobs',
    description:
      'Per job: time since it last ended well (in the life of the process), runs and failures of the last 24 hours, and the mean time of a run.',
    width: 12,
    height: 8,
    sortBy: 'Job',
    noRows: 'no data: no job has run',
    columns: [
      { kind: 'label', label: 'job_name', title: 'Job' },
      { kind: 'value', title: 'Last success', expr: `time() - ${last}`, display: { unit: 's', decimals: 0 } },
      { kind: 'value', title: 'Runs, 24 h', expr: runs, display: { unit: 'short', decimals: 0 } },
      {
        kind: 'value',
        title: 'Failures, 24 h',
        expr: `${day(self('plimsoll_job_failures_total'))} or 0 * ${runs}`,
        display: { unit: 'short', decimals: 0 },
      },
      { kind: 'value', title: 'Mean time', expr: `${time} / ${runs}`, display: { unit: 's', decimals: 2 } },
    ],
  }
}
