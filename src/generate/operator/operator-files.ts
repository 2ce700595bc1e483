import type { Config } from '../../config/config.js'
import type { Contribution } from '../contribution.js'
import type { GeneratedOutput } from '../generate-files.js'
import type { GeneratedFile } from '../generated-file.js'
import { collectRuleSets } from '../rule-sets.js'
import { alertmanagerSecret } from './alertmanager-secret.js'
import { dashboardConfigMap } from './dashboard-config-map.js'
import type { ObjectSettings } from './kubernetes-object.js'
import { podMonitor } from './pod-monitor.js'
import { prometheusRules } from './prometheus-rules.js'

export interface OperatorWish {
  readonly contributions: readonly Contribution[]
  /** As plain files. */
  readonly dashboards: readonly GeneratedFile[]
  readonly settings: ObjectSettings
}

/**
 * What is generated as objects for the Prometheus Operator: PrometheusRules, ConfigMaps of dashboards, Alertmanager's Secret and the scrape of the
 * daemon. The rules are those of the plain files, whose tests hold for them. Throws `SelectorError` and `GenerateError`.
 */
export function operatorFiles(config: Config, wish: OperatorWish): GeneratedOutput {
  const { contributions, dashboards, settings } = wish
  const sets = collectRuleSets(config, contributions)
  const alertmanager = alertmanagerSecret(config, settings)
  const files = [
    ...sets.flatMap((set) => prometheusRules(set, settings)),
    ...dashboards.map((dashboard) => dashboardConfigMap(dashboard, settings)),
    ...alertmanager.files,
    podMonitor(settings),
  ]
  return {
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    remarks: [...sets.flatMap(({ remarks }) => remarks), ...alertmanager.remarks],
  }
}
