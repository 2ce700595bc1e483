import type { MetricDefinition } from '../../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const INCIDENT_METRICS = {
  detect: 'plimsoll_time_to_detect_seconds',
  detectTarget: 'plimsoll_time_to_detect_target_seconds',
  acknowledge: 'plimsoll_time_to_acknowledge_seconds',
  recover: 'plimsoll_time_to_recover_seconds',
  recoverTarget: 'plimsoll_time_to_recover_target_seconds',
  samples: 'plimsoll_incident_samples',
  onsetUnknown: 'plimsoll_incidents_onset_unknown',
  recoveryUnknown: 'plimsoll_incidents_recovery_unknown',
  open: 'plimsoll_incidents_open',
  openOnset: 'plimsoll_incident_onset_timestamp_seconds',
  updateOverdue: 'plimsoll_incident_update_overdue_seconds',
} as const

/** Names of the counters below, which are fed while the daemon runs. */
export const INCIDENT_COUNTERS = {
  webhooks: 'plimsoll_webhook_received_total',
  setAside: 'plimsoll_alerts_set_aside_total',
  truncated: 'plimsoll_alerts_truncated_total',
} as const

const identity = ['service', 'environment']
const statistics = [...identity, 'period', 'stat']

/**
 * How fast incidents were noticed and ended, as gauges from the store: an edit or a merge would look like a reset of a counter. And how
 * alerts came in.
 */
export const incidentMetrics: readonly MetricDefinition[] = [
  {
    name: INCIDENT_METRICS.detect,
    help: 'Onset to detection over the incidents of a period: mean, median, p90. Absent when there was none.',
    type: 'gauge',
    labels: statistics,
  },
  { name: INCIDENT_METRICS.detectTarget, help: 'Target for the mean time to detect.', type: 'gauge', labels: identity },
  {
    name: INCIDENT_METRICS.acknowledge,
    help: 'Notification to the first acknowledgement by a person: mean, median, p90. Absent when none was acknowledged.',
    type: 'gauge',
    labels: statistics,
  },
  {
    name: INCIDENT_METRICS.recover,
    help: 'Onset to recovery over the incidents of a period: mean, median, p90. Absent when none has recovered.',
    type: 'gauge',
    labels: statistics,
  },
  {
    name: INCIDENT_METRICS.recoverTarget,
    help: 'Target for the mean time to recover.',
    type: 'gauge',
    labels: identity,
  },
  {
    name: INCIDENT_METRICS.samples,
    help: 'Incidents of a period behind the means: drills, false positives and duplicates left out.',
    type: 'gauge',
    labels: [...identity, 'period'],
  },
  {
    name: INCIDENT_METRICS.onsetUnknown,
    help: 'Incidents of a period whose onset is not known well enough: they are in no time to detect.',
    type: 'gauge',
    labels: [...identity, 'period'],
  },
  {
    name: INCIDENT_METRICS.recoveryUnknown,
    help: 'Incidents of a period that are over, and whose onset or recovery is not known well enough: they are in no time to recover.',
    type: 'gauge',
    labels: [...identity, 'period'],
  },
  {
    name: INCIDENT_METRICS.open,
    help: 'Incidents that have not recovered, by severity (page, ticket).',
    type: 'gauge',
    labels: [...identity, 'severity'],
  },
  {
    name: INCIDENT_METRICS.openOnset,
    help: 'Onset of the incident that has been open longest, by severity; 0: none is open. Drills are left out.',
    type: 'gauge',
    labels: [...identity, 'severity'],
  },
  {
    name: INCIDENT_METRICS.updateOverdue,
    help: 'For how long the next update for people has been due, of the open incident of which they have waited longest. Absent when none is open.',
    type: 'gauge',
    labels: identity,
  },
  {
    name: INCIDENT_COUNTERS.webhooks,
    help: 'Deliveries of Alertmanager, by outcome: accepted, rejected (cannot be read), failed (the store). Those without the token count in plimsoll_http_refused_total.',
    type: 'counter',
    labels: ['outcome'],
  },
  {
    name: INCIDENT_COUNTERS.setAside,
    help: 'Alerts of which nothing can be made; they are kept apart, and what came with them is used.',
    type: 'counter',
    labels: [],
  },
  {
    name: INCIDENT_COUNTERS.truncated,
    help: 'Alerts that Alertmanager left out of its deliveries, because there were more than max_alerts.',
    type: 'counter',
    labels: [],
  },
]
