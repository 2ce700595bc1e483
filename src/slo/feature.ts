import type { Feature } from '../feature/feature.js'
import { DAYS_STEP_SECONDS, HOURS_STEP_SECONDS, MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import { withWritten } from '../shared/written-value.js'
import { planBurnTiers } from './burn-tiers.js'
import { sloRuleTests } from './rule-tests/slo-rule-tests.js'
import { sloChecks } from './slo-checks.js'
import { slosKey } from './slo-key.js'
import { sloMetrics } from './slo-metrics.js'
import { sloRemarks, type SlosConfigured } from './slo-remarks.js'
import { sloRules } from './slo-rules.js'
import type { Slo, SloPart } from './slo.js'

/** Objectives: recorded series, burn-rate and budget alerts. */
export const sloFeature = {
  name: 'slo',
  serviceKeys: { slos: slosKey },
  metrics: { title: 'Objectives', definitions: sloMetrics },
  checks: sloChecks,
  remarks: sloRemarks,
  rules: ({ slos }) => {
    const classic = sloRuleTests(slos.filter((one) => !isNative(one)))
    const native = sloRuleTests(slos.filter(isNative))
    return {
      groups: slos.flatMap((one) =>
        withWritten({ what: `SLO of ${one.service}`, text: one.name }, () => sloRules(one)),
      ),
      suites: [
        { name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: classic.minutes },
        { name: 'hours', stepSeconds: HOURS_STEP_SECONDS, tests: classic.hours },
        { name: 'days', stepSeconds: DAYS_STEP_SECONDS, tests: classic.days },
        { name: 'native', stepSeconds: MINUTES_STEP_SECONDS, tests: native.minutes },
        { name: 'native-hours', stepSeconds: HOURS_STEP_SECONDS, tests: native.hours },
        { name: 'native-days', stepSeconds: DAYS_STEP_SECONDS, tests: native.days },
      ],
      remarks: [...slos.flatMap(tierRemarks), ...[...classic.untested, ...native.untested].map(untestedSlo)],
    }
  },
} satisfies Feature<SloPart, SlosConfigured>

function isNative({ indicator }: Slo): boolean {
  return indicator.kind === 'latency' && indicator.native
}

function tierRemarks({ service, name, objective, periodSeconds, alerting }: Slo): string[] {
  if (alerting === null) return []
  return planBurnTiers(objective, periodSeconds, alerting.tiers).remarks.map(
    (remark) => `${service} ${name}: ${remark}`,
  )
}

function untestedSlo({ service, name }: Slo): string {
  return `${service} ${name}: no unit tests, because no example series could be found for its selectors and queries`
}
