import type { TestSuite } from '../feature/feature.js'
import { literalTemplate } from '../promql/literal-template.js'
import type { RuleGroup, RuleTest } from '../promql/rule.js'
import { runbookPath } from '../runbook/runbook.js'

interface LinkedSet {
  readonly name: string
  readonly groups: readonly RuleGroup[]
  readonly suites: readonly TestSuite[]
}

/**
 * Leads every alert that has no runbook of its own to the page that the daemon has for it, and says the same in the tests.
 *
 * @param externalUrl how people reach the daemon; `null`: nobody says, and no link is made
 */
export function withRunbookLinks<Set extends LinkedSet>(set: Set, externalUrl: string | null): Set {
  if (externalUrl === null) return set
  const base = externalUrl.replace(/\/+$/, '')
  const linkOf = (alert: string) => literalTemplate(`${base}${runbookPath(set.name, alert)}`)
  const alerts = new Set(
    set.groups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule.alert] : []))),
  )
  const own = alertsWithOwn(set.groups)
  const wanted = new Set([...alerts].filter((alert) => !own.has(alert)))
  return {
    ...set,
    groups: set.groups.map((group) => linkedGroup(group, { wanted, linkOf })),
    suites: set.suites.map((suite) => ({
      ...suite,
      tests: suite.tests.map((test) => linkedTest(test, { wanted, linkOf })),
    })),
  }
}

interface Linking {
  /** Alerts that get a link. */
  readonly wanted: ReadonlySet<string>
  readonly linkOf: (alert: string) => string
}

/** All rules of an alert have one, or none has: they belong to one service, or to one pack. */
function alertsWithOwn(groups: readonly RuleGroup[]): ReadonlySet<string> {
  return new Set(
    groups.flatMap(({ rules }) =>
      rules.flatMap((rule) => ('alert' in rule && rule.annotations['runbook_url'] !== undefined ? [rule.alert] : [])),
    ),
  )
}

function linkedGroup(group: RuleGroup, { wanted, linkOf }: Linking): RuleGroup {
  return {
    ...group,
    rules: group.rules.map((rule) =>
      'alert' in rule && wanted.has(rule.alert)
        ? { ...rule, annotations: { ...rule.annotations, runbook_url: linkOf(rule.alert) } }
        : rule,
    ),
  }
}

function linkedTest(test: RuleTest, { wanted, linkOf }: Linking): RuleTest {
  if (test.alert_rule_test === undefined) return test
  return {
    ...test,
    alert_rule_test: test.alert_rule_test.map((one) =>
      wanted.has(one.alertname)
        ? {
            ...one,
            exp_alerts: one.exp_alerts.map((expected) => ({
              ...expected,
              exp_annotations: { ...expected.exp_annotations, runbook_url: linkOf(one.alertname) },
            })),
          }
        : one,
    ),
  }
}
