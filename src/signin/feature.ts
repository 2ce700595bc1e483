import type { Feature } from '../feature/feature.js'
import { signinMetrics } from './signin-metrics.js'

/** How people sign in with a browser. */
export const signinFeature = {
  name: 'signin',
  metrics: { title: 'Signing in', definitions: signinMetrics },
} satisfies Feature<unknown>
