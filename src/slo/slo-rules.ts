import type { RuleGroup } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { burnAlert, exhaustedAlert, missingAlert, type AlertingSlo } from './alert-rules.js'
import { planBurnTiers, type BurnTier } from './burn-tiers.js'
import { baseRateRules, descriptionRules, periodRules, tileRules, windowRules } from './recording-rules.js'
import { SEVERITY } from './series-names.js'
import type { Slo } from './slo.js'
import { baseSeconds, readsWhatWasBefore, TILE_SECONDS } from './windows.js'

/** Names of the two groups of an SLO, in the order in which they must be evaluated. */
export function sloGroupNames({ service, name }: Pick<Slo, 'service' | 'name'>): readonly [base: string, long: string] {
  return [`slo:${service}:${name}`, `slo:${service}:${name}:long`]
}

/**
 * The rules of one SLO. Every alert stands in the group that records what it reads, so that nothing waits for another group; on vmalert, where it
 * waits for the next evaluation all the same, pages stand in the group that is evaluated often. Raw data is read by the base rules alone.
 * Throws `SelectorError`.
 */
export function sloRules(slo: Slo): RuleGroup[] {
  const [base, long] = sloGroupNames(slo)
  const { tiers } = planBurnTiers(slo.objective, slo.periodSeconds, slo.alerting?.tiers)
  return [
    {
      name: base,
      interval: formatDuration(baseSeconds(slo)),
      rules: [...baseRateRules(slo), ...windowRules(slo, 'base'), ...burnAlerts(slo, tiers, 'base')],
    },
    {
      name: long,
      interval: formatDuration(TILE_SECONDS),
      rules: [
        ...tileRules(slo),
        ...windowRules(slo, 'tile'),
        ...periodRules(slo),
        ...descriptionRules(slo),
        ...burnAlerts(slo, tiers, 'tile'),
        ...(isAlerting(slo) ? [exhaustedAlert(slo), ...(slo.alerting.missing ? [missingAlert(slo)] : [])] : []),
      ],
    },
  ]
}

function burnAlerts(slo: Slo, tiers: readonly BurnTier[], source: 'base' | 'tile') {
  if (!isAlerting(slo)) return []
  const groupOf = ({ severity, long }: BurnTier) =>
    severity === SEVERITY.page && readsWhatWasBefore(slo) ? 'base' : long.source
  return tiers.filter((tier) => groupOf(tier) === source).map((tier) => burnAlert(slo, tier))
}

function isAlerting(slo: Slo): slo is AlertingSlo {
  return slo.alerting !== null
}
