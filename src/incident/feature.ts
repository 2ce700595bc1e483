import type { Feature } from '../feature/feature.js'
import { webhookPaths } from './intake/webhook-paths.js'
import { incidentMetrics } from './view/incident-metrics.js'
import { incidentsDashboard } from './view/incidents-dashboard.js'
import { incidentsPaths } from './view/incidents-paths.js'
import { incidentsStatus } from './view/incident-answer.js'

/** Incidents and how long they took. */
export const incidentFeature = {
  name: 'incident',
  paths: { ...webhookPaths, ...incidentsPaths },
  status: incidentsStatus,
  metrics: { title: 'Incidents', definitions: incidentMetrics },
  panels: (_whole, variables) => ({ dashboards: [incidentsDashboard(variables)] }),
} satisfies Feature<unknown>
