import type { Feature } from '../feature/feature.js'
import { incidentMetrics } from './view/incident-metrics.js'

/** Incidents and how long they took. */
export const incidentFeature: Feature<unknown> = {
  name: 'incident',
  metrics: { title: 'Incidents', definitions: incidentMetrics },
}
