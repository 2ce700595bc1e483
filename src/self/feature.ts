import type { Feature } from '../feature/feature.js'
import { MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import { selfDashboard } from './self-dashboard.js'
import { selfMetrics } from './self-metrics.js'
import { SELF_NAME } from './self-names.js'
import { selfRuleTests } from './self-rule-tests.js'
import { selfRules, type SelfConfigured } from './self-rules.js'

/** Plimsoll about itself. */
export const selfFeature = {
  name: 'self',
  metrics: { title: 'Plimsoll itself', definitions: selfMetrics },
  globalRules: (whole) => ({
    name: SELF_NAME,
    isOfPlimsoll: true,
    groups: [selfRules(whole)],
    suites: [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: selfRuleTests(whole) }],
    remarks: [],
  }),
  panels: () => ({ dashboards: [selfDashboard()] }),
} satisfies Feature<unknown, SelfConfigured>
