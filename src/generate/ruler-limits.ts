import type { Config } from '../config/config.js'
import type { Remark, RemarkMeaning } from '../feature/remark.js'
import type { RuleGroup } from '../promql/rule.js'
import type { Features } from '../features.js'
import { ruleSetsOf } from './rule-sets.js'
import { largeGroupRemarks } from './large-groups.js'

/** What the ruler of Grafana Mimir takes unless `ruler_max_rule_groups_per_tenant` says otherwise. */
const MOST_GROUPS = 70

/** For the reference of remarks. */
export const RULER_LIMIT: RemarkMeaning = {
  rule: 'ruler-limit',
  meaning:
    "Grafana Mimir's default limits refuse the rules; with `--mimir`, `flavour: mimir`, or where a tenant is named",
  mend: '[Output](output.md)',
}

/** Names the tenant in Mimir, whose ruler has limits; Prometheus has none. */
const TENANT_HEADER = 'x-scope-orgid'

/**
 * Remarks on what the ruler of Mimir would refuse as it comes, for each source that is one tenant of a Mimir.
 *
 * @param everywhere whether every source counts as such
 */
export function rulerRemarks(config: Config, features: Features, everywhere: boolean): Remark[] {
  return config.prometheus
    .filter(({ headers, flavour }) => {
      const isTenant = Object.keys(headers).some((name) => name.toLowerCase() === TENANT_HEADER)
      return everywhere || flavour === 'mimir' || isTenant
    })
    .flatMap(({ name }) => {
      const groups = ruleSetsOf(name, config, features).flatMap((set) => set.groups)
      return remarksOf(name, groups)
    })
}

function remarksOf(source: string, groups: readonly RuleGroup[]): Remark[] {
  const remark = (message: string, hint: string) => ({
    rule: RULER_LIMIT.rule,
    subject: `prometheus ${source}`,
    message,
    hint,
  })
  const large = largeGroupRemarks(groups).map((message) => remark(message, 'raise the limit for this tenant'))
  if (groups.length <= MOST_GROUPS) return large
  const message = `${groups.length} rule groups; Mimir refuses more than ${MOST_GROUPS} per tenant by default`
  return [...large, remark(message, 'raise ruler_max_rule_groups_per_tenant for this tenant')]
}
