import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const LEDGER_METRICS = {
  watermark: 'plimsoll_ledger_watermark_timestamp_seconds',
  lag: 'plimsoll_ledger_lag_seconds',
  leftOut: 'plimsoll_ledger_series_left_out_total',
  refused: 'plimsoll_ledger_minutes_refused_total',
  refusedValue: 'plimsoll_ledger_refused_value',
} as const

/** How far the ledger is, and what it did not take. */
export const ledgerMetrics: readonly MetricDefinition[] = [
  {
    name: LEDGER_METRICS.watermark,
    help: 'Instant up to which the ledger knows all objectives. Absent before the first ingest.',
    type: 'gauge',
    labels: [],
  },
  {
    name: LEDGER_METRICS.lag,
    help: 'Age of the ledger’s watermark. Absent before the first ingest.',
    type: 'gauge',
    labels: [],
  },
  {
    name: LEDGER_METRICS.leftOut,
    help: 'Series of a grouped objective that an answer held and that were not counted, by reason: no_group_label, too_many_groups.',
    type: 'counter',
    labels: ['service', 'slo', 'reason'],
  },
  {
    name: LEDGER_METRICS.refused,
    help: 'Minutes of an SLO or dataset (label slo) of which Prometheus said something that is not taken, so that they are unknown, by reason: not_finite, negative_events, too_many_events, negative_errors, more_errors_than_events, point_in_future, several_series.',
    type: 'counter',
    labels: ['service', 'slo', 'environment', 'reason'],
  },
  {
    name: LEDGER_METRICS.refusedValue,
    help: 'The newest value that was not taken, per SLO or dataset (label slo) and reason, in its own unit; of several_series their number.',
    type: 'gauge',
    labels: ['service', 'slo', 'environment', 'reason'],
  },
]
