import { backupRuleTests } from '../backup/backup-rule-tests.js'
import { backupRules } from '../backup/backup-rules.js'
import type { Dataset } from '../backup/dataset.js'
import type { Contribution } from './contribution.js'
import { planBurnTiers } from '../slo/burn-tiers.js'
import { DAYS_STEP_SECONDS, HOURS_STEP_SECONDS, MINUTES_STEP_SECONDS } from '../slo/rule-tests/steps.js'
import { sloRuleTests } from '../slo/rule-tests/slo-rule-tests.js'
import { sloRules } from '../slo/slo-rules.js'
import type { Slo } from '../slo/slo.js'
import { withWritten, type WrittenValue } from '../shared/written-value.js'

const SUITES = [
  { name: '', stepSeconds: MINUTES_STEP_SECONDS },
  { name: 'hours', stepSeconds: HOURS_STEP_SECONDS },
  { name: 'days', stepSeconds: DAYS_STEP_SECONDS },
] as const

const BACKUP_STEPS = { thresholds: SUITES.map(({ stepSeconds }) => stepSeconds), memory: DAYS_STEP_SECONDS }

const slo: Contribution = {
  feature: 'slo',
  forService: ({ slos }) => {
    const classic = sloRuleTests(slos.filter((one) => !isNative(one)))
    const native = sloRuleTests(slos.filter(isNative))
    return {
      groups: slos.flatMap((one) => withWritten(named('SLO', one), () => sloRules(one))),
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
}

const backup: Contribution = {
  feature: 'backup',
  forService: ({ datasets }) => {
    const tested = datasets.map((dataset) => ({
      dataset,
      tests: withWritten(named('dataset', dataset), () => backupRuleTests(dataset, BACKUP_STEPS)),
    }))
    const tests = tested.flatMap((one) => one.tests ?? [])
    return {
      groups: datasets.map((one) => withWritten(named('dataset', one), () => backupRules(one))),
      suites: SUITES.map((suite) => ({
        ...suite,
        tests: tests.filter(({ stepSeconds }) => stepSeconds === suite.stepSeconds).map(({ test }) => test),
      })),
      remarks: tested.filter((one) => one.tests === null).map(({ dataset }) => untestedDataset(dataset)),
    }
  },
}

/** What the features contribute to generated files, in the order in which it stands in them. */
export const contributions: readonly Contribution[] = [slo, backup]

function named(what: string, { service, name }: { readonly service: string; readonly name: string }): WrittenValue {
  return { what: `${what} of ${service}`, text: name }
}

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

function untestedDataset({ service, name }: Dataset): string {
  return `${service} ${name}: no unit tests, because its query computes more than a maximum, so that no example values can be given`
}
