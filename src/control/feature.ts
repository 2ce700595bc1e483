import type { DatasetPart } from '../backup/dataset.js'
import type { Feature } from '../feature/feature.js'
import { MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import { controlRules } from './control-alerts.js'
import { controlChecks } from './control-checks.js'
import { controlMetrics } from './control-metrics.js'
import { controlRemarks, type ControlsConfigured } from './control-remarks.js'
import { controlRuleTests } from './control-rule-tests.js'
import { frameworksKey } from './frameworks-key.js'

/** What has to be so of datasets, with evidence: their keys stand in `backups`. */
export const controlFeature = {
  name: 'control',
  rootKeys: { frameworks: frameworksKey },
  checks: controlChecks,
  remarks: controlRemarks,
  rules: ({ datasets }) => ({
    groups: controlRules(datasets),
    suites: [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: controlRuleTests(datasets) }],
    remarks: [],
  }),
  metrics: { title: 'Controls', definitions: controlMetrics },
} satisfies Feature<DatasetPart, ControlsConfigured>
