import type { Feature } from '../feature/feature.js'
import { emergencyKey, type EmergencyPart } from './emergency-key.js'
import { emergencyMetrics } from './emergency-metrics.js'
import { emergencyRules } from './emergency-rules.js'

/** What is needed when nothing works, in one file. */
export const emergencyFeature = {
  name: 'emergency',
  rootKeys: { emergency_pack: emergencyKey },
  globalRules: emergencyRules,
  metrics: { title: 'Emergency pack', definitions: emergencyMetrics },
} satisfies Feature<unknown, EmergencyPart>
