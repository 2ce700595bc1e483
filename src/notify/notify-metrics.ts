import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const NOTIFY_METRICS = {
  attempts: 'plimsoll_notifications_total',
  pending: 'plimsoll_outbox_pending',
} as const

/** What becomes of messages. */
export const notifyMetrics: readonly MetricDefinition[] = [
  {
    name: NOTIFY_METRICS.attempts,
    help: 'Attempts to deliver a message to a receiver, by outcome.',
    type: 'counter',
    labels: ['receiver', 'outcome'],
  },
  {
    name: NOTIFY_METRICS.pending,
    help: 'Messages that wait for delivery.',
    type: 'gauge',
    labels: [],
  },
]
