import type { Feature } from '../feature/feature.js'
import { exclusionChecks } from './exclusion-checks.js'
import { exclusionsKey } from './exclusions-key.js'
import { exclusionsPaths } from './exclusions-paths.js'

/** What people say does not count. */
export const exclusionFeature = {
  name: 'exclusion',
  rootKeys: { exclusions: exclusionsKey },
  checks: exclusionChecks,
  paths: exclusionsPaths,
} satisfies Feature<unknown>
