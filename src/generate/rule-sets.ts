import type { Config } from '../config/config.js'
import type { RuleGroup } from '../promql/rule.js'
import type { Service } from '../service/service.js'
import { withWritten } from '../shared/written-value.js'
import type { ServiceRules, TestSuite } from '../feature/feature.js'
import type { Features } from '../features.js'
import { largeGroupRemarks } from './large-groups.js'
import { withRunbookLinks } from './runbook-links.js'

/** All rules of a service, or of what belongs to none, before they are written in any form. */
export interface RuleSet {
  /** Of the service, or a name that no service can have. */
  readonly name: string
  readonly groups: readonly RuleGroup[]
  /** One per step length, those without tests left out. */
  readonly suites: readonly TestSuite[]
  /** Sentences for whoever generates. */
  readonly remarks: readonly string[]
}

/** What the features contribute, a set per service, and those of no service last. Throws `SelectorError`. */
export function collectRuleSets(config: Config, features: Features): readonly RuleSet[] {
  return [
    ...config.services.map((service) => ruleSetOf(service, config, features)),
    ...linkedGlobalSets(config, features),
  ]
}

/** The rules of one service as every form of output takes them. They follow from the service and from the address of the daemon alone. */
export function ruleSetOf(service: Service, config: Config, features: Features): RuleSet {
  const parts = withWritten({ what: 'service', text: service.name }, () =>
    features.flatMap(({ rules }) => (rules === undefined ? [] : [rules(service)])),
  )
  return withRunbookLinks(toRuleSet(service.name, parts), config.server.externalUrl)
}

/** Those of no service as every form of output takes them; by name. */
export function linkedGlobalSets(config: Config, features: Features): readonly RuleSet[] {
  return globalRuleSets(config, features).map((set) => withRunbookLinks(set, config.server.externalUrl))
}

/** What belongs to no service, and which every Prometheus loads too; by name. */
export function globalRuleSets(config: Config, features: Features): readonly RuleSet[] {
  return features
    .flatMap(({ globalRules }) => globalRules?.(config) ?? [])
    .filter(({ groups }) => groups.length > 0)
    .map((rules) => toRuleSet(rules.name, [rules]))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * The same for one Prometheus: only what it is asked about, with the rules of no service.
 *
 * @param source name of the Prometheus
 */
export function ruleSetsOf(source: string, config: Config, features: Features): readonly RuleSet[] {
  const services = config.services.map((service) => ({
    ...service,
    slos: service.slos.filter(({ prometheus }) => prometheus === source),
    agreements: service.agreements.filter(({ members }) => (members[0]?.prometheus ?? source) === source),
    datasets: service.datasets.filter(({ prometheus }) => prometheus === source),
  }))
  return collectRuleSets({ ...config, services }, features)
}

function toRuleSet(name: string, parts: readonly ServiceRules[]): RuleSet {
  const groups = parts.flatMap((part) => part.groups)
  const remarks = [...parts.flatMap((part) => part.remarks), ...largeGroupRemarks(groups)]
  return { name, groups, suites: mergeSuites(parts.flatMap((part) => part.suites)), remarks }
}

function mergeSuites(suites: readonly TestSuite[]): TestSuite[] {
  const merged = new Map<string, TestSuite>()
  for (const suite of suites.filter(({ tests }) => tests.length > 0)) {
    const before = merged.get(suite.name)?.tests ?? []
    merged.set(suite.name, { ...suite, tests: [...before, ...suite.tests] })
  }
  return [...merged.values()]
}
