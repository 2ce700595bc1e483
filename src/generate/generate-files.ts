import type { Config } from '../config/config.js'
import type { RuleTestFile } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { alertmanagerFiles } from './alertmanager/alertmanager-files.js'
import type { TestSuite } from '../feature/feature.js'
import type { Features } from '../features.js'
import type { GeneratedFile } from './generated-file.js'
import { renderYamlFile } from './render-yaml-file.js'
import { eachRuleSet, type RuleSet } from './rule-sets.js'

/** What is generated from a configuration, dashboards and the manifest aside. */
export interface GeneratedOutput {
  /** Sorted by path. */
  readonly files: readonly GeneratedFile[]
  /** Sentences for whoever generates. */
  readonly remarks: readonly string[]
}

/** Renders rules, their tests and Alertmanager's file. The same configuration gives the same bytes. Throws `SelectorError`. */
export function generateFiles(config: Config, features: Features): GeneratedOutput {
  const files: GeneratedFile[] = []
  const remarks: string[] = []
  for (const set of eachRuleSet(config, features)) {
    files.push(...ruleSetFiles(set))
    remarks.push(...set.remarks)
  }
  const alertmanager = alertmanagerFiles(config)
  return {
    files: [...files, ...alertmanager.files].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    remarks: [...remarks, ...alertmanager.remarks],
  }
}

/** Renders a set to `rules/<name>.yaml` and `rules/tests/<name>[.suite].yaml`. A set without rules has no files. */
export function ruleSetFiles({ name, groups, suites, remarks }: RuleSet): readonly GeneratedFile[] {
  if (groups.length === 0) return []
  const order = groups.map((group) => group.name)
  return [
    { path: `rules/${name}.yaml`, text: renderYamlFile({ groups }, remarks) },
    ...suites.map((suite) => testFile({ name, suite, order })),
  ]
}

function testFile({ name, suite, order }: { name: string; suite: TestSuite; order: readonly string[] }): GeneratedFile {
  const document: RuleTestFile = {
    rule_files: [`../${name}.yaml`],
    evaluation_interval: formatDuration(suite.stepSeconds),
    // Without it promtool evaluates the groups in random order.
    group_eval_order: order,
    tests: suite.tests,
  }
  const path = `rules/tests/${name}${suite.name === '' ? '' : `.${suite.name}`}.yaml`
  return { path, text: renderYamlFile(document) }
}
