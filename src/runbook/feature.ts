import type { Feature } from '../feature/feature.js'
import { runbookMetrics } from './runbook-metrics.js'
import { runbookRemarks } from './runbook-remarks.js'
import type { RunbooksPart } from './runbook.js'
import { runbookChecks, runbooksKey } from './runbooks-key.js'

/** What each alert means and what to do about it. */
export const runbookFeature = {
  name: 'runbook',
  rootKeys: { runbooks: runbooksKey },
  checks: runbookChecks,
  remarks: runbookRemarks,
  metrics: { title: 'Runbooks', definitions: runbookMetrics },
} satisfies Feature<unknown, RunbooksPart>
