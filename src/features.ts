import { backupRuleTests } from './backup/backup-rule-tests.js'
import { backupRules } from './backup/backup-rules.js'
import type { Contribution } from './generate/contribution.js'
import { planBurnTiers } from './slo/burn-tiers.js'
import { DAYS_STEP_SECONDS, HOURS_STEP_SECONDS, MINUTES_STEP_SECONDS } from './slo/rule-tests/steps.js'
import { sloRuleTests } from './slo/rule-tests/slo-rule-tests.js'
import { sloRules } from './slo/slo-rules.js'
import type { Slo } from './slo/slo.js'

const slo: Contribution = {
  feature: 'slo',
  forService: ({ slos }) => {
    const { minutes, hours, days, untested } = sloRuleTests(slos)
    return {
      groups: slos.flatMap(sloRules),
      suites: [
        { name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: minutes },
        { name: 'hours', stepSeconds: HOURS_STEP_SECONDS, tests: hours },
        { name: 'days', stepSeconds: DAYS_STEP_SECONDS, tests: days },
      ],
      remarks: [...slos.flatMap(tierRemarks), ...untested.map(untestedRemark)],
    }
  },
}

const backup: Contribution = {
  feature: 'backup',
  forService: ({ datasets }) => ({
    groups: datasets.map(backupRules),
    suites: [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: datasets.flatMap(backupRuleTests) }],
    remarks: [],
  }),
}

/** What the features contribute to generated files, in the order in which it stands in them. */
export const contributions: readonly Contribution[] = [slo, backup]

function tierRemarks({ service, name, objective, periodSeconds, alerting }: Slo): string[] {
  if (alerting === null) return []
  return planBurnTiers(objective, periodSeconds).remarks.map((remark) => `${service} ${name}: ${remark}`)
}

function untestedRemark({ service, name }: Slo): string {
  return `${service} ${name}: no unit tests, because no example labels could be found for its selectors`
}
