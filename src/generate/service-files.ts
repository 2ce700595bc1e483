import type { Config, Service } from '../config/config.js'
import type { RuleTestFile } from '../promql/rule-test.js'
import { formatDuration } from '../shared/duration.js'
import type { Contribution, ServiceContribution, TestSuite } from './contribution.js'
import type { GeneratedFile } from './generated-file.js'
import { renderYamlFile } from './render-yaml-file.js'

/** The files of one service; remarks for whoever generates. */
export interface ServiceOutput {
  readonly rules: readonly GeneratedFile[]
  readonly tests: readonly GeneratedFile[]
  readonly remarks: readonly string[]
}

/** Collects what the features contribute for one service. A service without rules has no files. */
export function serviceFiles(service: Service, config: Config, contributions: readonly Contribution[]): ServiceOutput {
  return renderParts(
    service.name,
    contributions.map((contribution) => contribution.forService(service, config)),
  )
}

/** Renders contributions to `rules/<name>.yaml` and `rules/tests/<name>[.suite].yaml`. */
export function renderParts(name: string, parts: readonly ServiceContribution[]): ServiceOutput {
  const groups = parts.flatMap((part) => part.groups)
  const remarks = parts.flatMap((part) => part.remarks)
  if (groups.length === 0) return { rules: [], tests: [], remarks }
  const order = groups.map((group) => group.name)
  return {
    rules: [{ path: `rules/${name}.yaml`, text: renderYamlFile({ groups }, remarks) }],
    tests: mergeSuites(parts.flatMap((part) => part.suites)).map((suite) => testFile({ name, suite, order })),
    remarks,
  }
}

function mergeSuites(suites: readonly TestSuite[]): TestSuite[] {
  const merged = new Map<string, TestSuite>()
  for (const suite of suites.filter(({ tests }) => tests.length > 0)) {
    const before = merged.get(suite.name)?.tests ?? []
    merged.set(suite.name, { ...suite, tests: [...before, ...suite.tests] })
  }
  return [...merged.values()]
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
