import type { RuleTestFile } from '../promql/rule-test.js'
import { formatDuration } from '../shared/duration.js'
import type { TestSuite } from './contribution.js'
import type { GeneratedFile } from './generated-file.js'
import { renderYamlFile } from './render-yaml-file.js'
import type { RuleSet } from './rule-sets.js'

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
