import { backupMetrics } from '../backup/backup-metrics.js'
import { incidentMetrics } from '../incident/view/incident-metrics.js'
import { maintenanceMetrics } from '../maintenance/maintenance-metrics.js'
import type { MetricDefinition } from '../shared/metric.js'
import { selfMetrics } from '../self/self-metrics.js'
import { slaMetrics } from '../sla/sla-metrics.js'
import { sloMetrics } from '../slo/slo-metrics.js'

/** All metrics of the daemon besides those of its process, by feature, in the order of the documentation. */
export const metricGroups: readonly { readonly title: string; readonly metrics: readonly MetricDefinition[] }[] = [
  { title: 'Objectives', metrics: sloMetrics },
  { title: 'Agreements', metrics: slaMetrics },
  { title: 'Backups', metrics: backupMetrics },
  { title: 'Incidents', metrics: incidentMetrics },
  { title: 'Maintenance', metrics: maintenanceMetrics },
  { title: 'Plimsoll itself', metrics: selfMetrics },
]
