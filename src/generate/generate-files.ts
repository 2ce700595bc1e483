import type { Config } from '../config/config.js'
import type { RuleTestFile } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { alertmanagerFiles } from './alertmanager/alertmanager-files.js'
import { ALERTMANAGER_PATHS } from './alertmanager/alertmanager-names.js'
import type { TestSuite } from '../feature/feature.js'
import type { Features } from '../features.js'
import { makeAll, type GeneratedFile, type GeneratedOutput, type OutputPart } from './generated-file.js'
import { renderYamlFile } from './render-yaml-file.js'
import { linkedGlobalSets, ruleSetOf, type RuleSet } from './rule-sets.js'

/** Rules, their tests and Alertmanager's files as plain files. */
export function fileParts(config: Config, features: Features): readonly OutputPart[] {
  return [
    ...ruleSetParts(config, { features, form: null, filesOf: ruleSetFiles }),
    // No set of rules is called by a path.
    { name: ALERTMANAGER_PATHS.config, madeOf: null, make: () => alertmanagerFiles(config) },
  ]
}

/** How sets of rules become files. */
export interface RuleSetForm {
  readonly features: Features
  readonly filesOf: (set: RuleSet) => readonly GeneratedFile[]
  /** What the files depend on beside their set. */
  readonly form: unknown
}

/** The rules of each service, and of what belongs to none. */
export function ruleSetParts(config: Config, { features, filesOf, form }: RuleSetForm): readonly OutputPart[] {
  const partOf = (set: RuleSet): GeneratedOutput => ({ files: filesOf(set), remarks: set.remarks })
  return [
    ...config.services.map((service) => ({
      name: service.name,
      madeOf: [service, config.server.externalUrl, form],
      make: () => partOf(ruleSetOf(service, config, features)),
    })),
    ...linkedGlobalSets(config, features).map((set) => ({ name: set.name, madeOf: null, make: () => partOf(set) })),
  ]
}

/** Renders rules, their tests and Alertmanager's files. The same configuration gives the same bytes. Throws `SelectorError`. */
export function generateFiles(config: Config, features: Features): GeneratedOutput {
  return makeAll(fileParts(config, features))
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
