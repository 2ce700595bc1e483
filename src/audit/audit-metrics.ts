import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const AUDIT_METRICS = {
  entries: 'plimsoll_audit_entries',
  intact: 'plimsoll_audit_intact',
  verified: 'plimsoll_audit_verified_timestamp_seconds',
} as const

/** How the audit log is. */
export const auditMetrics: readonly MetricDefinition[] = [
  {
    name: AUDIT_METRICS.entries,
    help: 'Entries that were ever written into the audit log. It only grows: less than before is a store that was put back.',
    type: 'gauge',
    labels: [],
  },
  {
    name: AUDIT_METRICS.intact,
    help: '1: the last time that the audit log was followed from its first entry, each was as it was written; 0: one was not. Once a day.',
    type: 'gauge',
    labels: [],
  },
  {
    name: AUDIT_METRICS.verified,
    help: 'When the audit log was followed the last time.',
    type: 'gauge',
    labels: [],
  },
]
