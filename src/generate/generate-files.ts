import type { Config } from '../config/config.js'
import { alertmanagerFiles } from './alertmanager/alertmanager-files.js'
import type { Contribution } from './contribution.js'
import type { GeneratedFile } from './generated-file.js'
import { ruleSetFiles } from './rule-set-files.js'
import { collectRuleSets } from './rule-sets.js'

/** What is generated from a configuration, dashboards and the manifest aside. */
export interface GeneratedOutput {
  /** Sorted by path. */
  readonly files: readonly GeneratedFile[]
  /** Sentences for whoever generates. */
  readonly remarks: readonly string[]
}

/** Renders rules, their tests and Alertmanager's file. The same configuration gives the same bytes. Throws `SelectorError`. */
export function generateFiles(config: Config, contributions: readonly Contribution[]): GeneratedOutput {
  const sets = collectRuleSets(config, contributions)
  const alertmanager = alertmanagerFiles(config)
  const files = [...sets.flatMap(ruleSetFiles), ...alertmanager.files]
  return {
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    remarks: [...sets.flatMap(({ remarks }) => remarks), ...alertmanager.remarks],
  }
}
