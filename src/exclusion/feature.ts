import type { Feature } from '../feature/feature.js'
import { exclusionChecks } from './exclusion-checks.js'
import { exclusionsKey } from './exclusions-key.js'

/** What people say does not count. */
export const exclusionFeature = {
  name: 'exclusion',
  rootKeys: { exclusions: exclusionsKey },
  checks: exclusionChecks,
} satisfies Feature<unknown>
