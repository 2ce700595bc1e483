import type { RuleGroup } from '../promql/rule.js'

/** What the ruler of Grafana Mimir takes unless `ruler_max_rules_per_rule_group` says otherwise. */
const MOST_RULES = 20

/** A sentence for each group that is too large for Mimir as it comes. */
export function largeGroupRemarks(groups: readonly RuleGroup[]): string[] {
  return groups
    .filter(({ rules }) => rules.length > MOST_RULES)
    .map(({ name, rules }) => {
      return `group ${name} has ${rules.length} rules; Mimir refuses more than ${MOST_RULES} unless ruler_max_rules_per_rule_group is raised`
    })
}
