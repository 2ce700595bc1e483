import type { Config } from '../config/config.js'
import type { Features } from '../features.js'
import type { AlertingRule, Rule } from '../promql/rule.js'
import type { AlertBook } from '../runbook/runbook.js'
import type { Service } from '../service/service.js'
import { globalRuleSets } from './rule-sets.js'

/** The alerting rules of a configuration by their set, without what `withRunbookLinks` adds. A set is made when somebody asks for it. */
export function createAlertBook(config: Config, features: Features): AlertBook {
  const services = new Map(config.services.map((service) => [service.name, service]))
  let others: ReadonlyMap<string, readonly AlertingRule[]> | null = null
  const global = () => {
    others ??= new Map(
      globalRuleSets(config, features).map(({ name, groups }) => [
        name,
        alertsOf(groups.flatMap(({ rules }) => rules)),
      ]),
    )
    return others
  }
  const ofService = (service: Service) =>
    alertsOf(features.flatMap(({ rules }) => rules?.(service).groups ?? []).flatMap((group) => group.rules))
  return {
    get sets() {
      return [...services.keys(), ...global().keys()]
    },
    alertsOf(set) {
      const service = services.get(set)
      return service === undefined ? (global().get(set) ?? []) : ofService(service)
    },
  }
}

function alertsOf(rules: readonly Rule[]): readonly AlertingRule[] {
  return rules.filter((rule) => 'alert' in rule)
}
