import type { Feature } from '../feature/feature.js'
import { postIncidentMetrics } from './postincident-metrics.js'
import { postIncidentRules } from './postincident-rules.js'

/** What was learned of incidents: reports, drafted from evidence, and action items. */
export const postIncidentFeature = {
  name: 'postincident',
  metrics: { title: 'Post-incident reports', definitions: postIncidentMetrics },
  globalRules: () => postIncidentRules,
} satisfies Feature<unknown>
