import type { Feature } from '../feature/feature.js'
import { exclusionsPaths } from './exclusions-paths.js'

/** What people say does not count. */
export const exclusionFeature = {
  name: 'exclusion',
  paths: exclusionsPaths,
} satisfies Feature<unknown>
