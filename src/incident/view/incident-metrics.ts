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
} as const

const identity = ['service', 'environment']
const statistics = [...identity, 'period', 'stat']

/** How fast incidents were noticed and ended. Gauges from the store: an edit or a merge would look like a reset of a counter. */
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
]
