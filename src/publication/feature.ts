import type { Feature } from '../feature/feature.js'
import { publicationMetrics } from './publication-metrics.js'
import { statusPageChecks } from './status-page-checks.js'
import { statusPageKey } from './status-page-key.js'

/** What strangers are told. */
export const publicationFeature = {
  name: 'publication',
  rootKeys: { status_page: statusPageKey },
  checks: statusPageChecks,
  metrics: { title: 'Status page', definitions: publicationMetrics },
} satisfies Feature<unknown>
