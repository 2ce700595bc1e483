import type { Feature } from '../feature/feature.js'
import { breachPaths } from './breach-paths.js'

/** Breaches of agreements, and who answers for them. */
export const breachFeature = { name: 'breach', paths: breachPaths } satisfies Feature<unknown>
