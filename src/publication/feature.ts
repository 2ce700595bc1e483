import type { Feature } from '../feature/feature.js'
import { publicPaths } from './public-paths.js'
import { publicationMetrics } from './publication-metrics.js'
import { publicationPaths } from './publication-paths.js'
import { statusPageChecks } from './status-page-checks.js'
import { statusPageKey } from './status-page-key.js'

/** What strangers are told. */
export const publicationFeature = {
  name: 'publication',
  rootKeys: { status_page: statusPageKey },
  checks: statusPageChecks,
  paths: { ...publicPaths, ...publicationPaths },
  metrics: { title: 'Status page', definitions: publicationMetrics },
} satisfies Feature<unknown>
