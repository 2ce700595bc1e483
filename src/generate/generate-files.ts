import type { Config } from '../config/config.js'
import type { Contribution } from './contribution.js'
import { alertmanagerFiles } from './alertmanager/alertmanager-files.js'
import type { GeneratedFile } from './generated-file.js'
import { SELF_NAME } from './self-names.js'
import { selfRules } from './self-rules.js'
import { selfRuleTests } from './self-rule-tests.js'
import { renderParts, serviceFiles, type ServiceOutput } from './service-files.js'

/** What is generated from a configuration, dashboards and the manifest aside. */
export interface GeneratedOutput {
  /** Sorted by path. */
  readonly files: readonly GeneratedFile[]
  /** Sentences for whoever generates. */
  readonly remarks: readonly string[]
}

/** Renders rules, their tests and Alertmanager's file. The same configuration gives the same bytes. Throws `SelectorError`. */
export function generateFiles(config: Config, contributions: readonly Contribution[]): GeneratedOutput {
  const outputs = [...config.services.map((service) => serviceFiles(service, config, contributions)), selfFiles(config)]
  const alertmanager = alertmanagerFiles(config)
  const files = [...outputs.flatMap(({ rules, tests }) => [...rules, ...tests]), ...alertmanager.files]
  return {
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    remarks: [...outputs.flatMap(({ remarks }) => remarks), ...alertmanager.remarks],
  }
}

function selfFiles(config: Config): ServiceOutput {
  const suites = [{ name: '' as const, stepSeconds: 30, tests: selfRuleTests(config) }]
  return renderParts(SELF_NAME, [{ groups: [selfRules(config)], suites, remarks: [] }])
}
