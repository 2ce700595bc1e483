import type { Feature } from '../feature/feature.js'
import { MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import { textsUnder, type ServiceKey } from '../feature/service-key.js'
import { drillRules } from './drill-alerts.js'
import { drillChecks } from './drill-checks.js'
import { drillMetrics } from './drill-metrics.js'
import { drillPanels } from './drill-panels.js'
import { drillRemarks, type DrillsConfigured } from './drill-remarks.js'
import { drillRuleTests } from './drill-rule-tests.js'
import { drillsSchema } from './drill-schema.js'
import type { DrillPart } from './drill.js'
import { resolveDrill } from './resolve-drill.js'

const drillsKey: ServiceKey<typeof drillsSchema, DrillPart> = {
  schema: drillsSchema,
  queries: (drill) => textsUnder(drill, new Set(['query'])),
  parts: { kind: 'drill', of: ({ drills }) => drills },
  resolve: (value, context) => ({ drills: value.map((drill) => resolveDrill(drill, context)) }),
}

/** Restore tests and drills against the clock. */
export const drillFeature = {
  name: 'drill',
  serviceKeys: { drills: drillsKey },
  checks: drillChecks,
  remarks: drillRemarks,
  hasRulesOfPlimsoll: true,
  rules: ({ drills }) => ({
    groups: drillRules(drills),
    suites: [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: drillRuleTests(drills) }],
    remarks: [],
  }),
  panels: () => drillPanels,
  metrics: { title: 'Drills', definitions: drillMetrics },
} satisfies Feature<DrillPart, DrillsConfigured>
