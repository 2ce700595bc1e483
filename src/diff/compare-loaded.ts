import type { Config } from '../config/config.js'
import type { Features } from '../features.js'
import { collectRuleSets, type RuleSet, ruleSetsOf } from '../generate/rule-sets.js'
import type { PrometheusSource } from '../prometheus/source.js'
import type { LoadedGroup } from '../promql/rule.js'
import { compareRules, type Expectation, type GroupDifference, ownGroups } from './compare-rules.js'

/** A rule of ours that a server fails to evaluate. */
export interface FailingRule {
  readonly group: string
  readonly rule: string
  readonly error: string
}

/** How what a server has loaded stands to what is generated. */
export interface RulesComparison {
  /** Of ours, loaded there. */
  readonly groups: number
  readonly differences: readonly GroupDifference[]
  readonly failing: readonly FailingRule[]
}

/**
 * What each server must have loaded. With several, a group must be where its objective is measured and may be elsewhere too; the rules on metrics of
 * Plimsoll itself must be on the first.
 *
 * @param services names of rule sets to compare; `null`: all
 */
export function expectationsOf(
  config: Config,
  features: Features,
  services: readonly string[] | null,
): ReadonlyMap<PrometheusSource, Expectation> {
  const chosen = (sets: readonly RuleSet[]) => sets.filter(({ name }) => services === null || services.includes(name))
  const groupsOf = (sets: readonly RuleSet[]) => chosen(sets).flatMap(({ groups }) => groups)
  const all = groupsOf(collectRuleSets(config, features))
  const ofPlimsoll = groupsOfPlimsoll(config, features)
  return new Map(
    config.prometheus.map((source, index) => {
      // Where there is no other, what it is asked about is everything: to make it again would cost as much again.
      const own = config.prometheus.length === 1 ? all : groupsOf(ruleSetsOf(source.name, config, features))
      const required = index === 0 ? own : own.filter(({ name }) => !ofPlimsoll.has(name))
      return [source, { required, allowed: all }]
    }),
  )
}

function groupsOfPlimsoll(config: Config, features: Features): ReadonlySet<string> {
  const sets = features.flatMap(({ globalRules }) => globalRules?.(config) ?? [])
  const ofServices = features.flatMap(({ rules, hasRulesOfPlimsoll }) =>
    rules !== undefined && hasRulesOfPlimsoll === true ? config.services.map(rules) : [],
  )
  const own = [...sets.filter(({ isOfPlimsoll }) => isOfPlimsoll === true), ...ofServices]
  return new Set(own.flatMap(({ groups }) => groups.map(({ name }) => name)))
}

/**
 * Compares, and looks for rules that fail.
 *
 * @param extras whether groups of ours that nothing generates count
 */
export function compareLoaded(
  expectation: Expectation,
  loaded: readonly LoadedGroup[],
  extras: boolean,
): RulesComparison {
  const names = new Set(expectation.allowed.map(({ name }) => name))
  const own = ownGroups(expectation, loaded).filter(({ name }) => extras || names.has(name))
  const failing = own.flatMap(({ name: group, rules }) =>
    rules.flatMap(({ name, lastError }) => (lastError === null ? [] : [{ group, rule: name, error: lastError }])),
  )
  const differences = compareRules(expectation, own)
  return { groups: own.length, differences, failing }
}
