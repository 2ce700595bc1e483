import type { Config } from '../config/config.js'
import { alertmanagerFiles } from './alertmanager/alertmanager-files.js'
import type { Contribution } from './contribution.js'
import type { GeneratedFile } from './generated-file.js'
import { ruleSetFiles } from './rule-set-files.js'
import { eachRuleSet } from './rule-sets.js'

/** What is generated from a configuration, dashboards and the manifest aside. */
export interface GeneratedOutput {
  /** Sorted by path. */
  readonly files: readonly GeneratedFile[]
  /** Sentences for whoever generates. */
  readonly remarks: readonly string[]
}

/** Renders rules, their tests and Alertmanager's file. The same configuration gives the same bytes. Throws `SelectorError`. */
export function generateFiles(config: Config, contributions: readonly Contribution[]): GeneratedOutput {
  const files: GeneratedFile[] = []
  const remarks: string[] = []
  for (const set of eachRuleSet(config, contributions)) {
    files.push(...ruleSetFiles(set))
    remarks.push(...set.remarks)
  }
  const alertmanager = alertmanagerFiles(config)
  return {
    files: [...files, ...alertmanager.files].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    remarks: [...remarks, ...alertmanager.remarks],
  }
}
