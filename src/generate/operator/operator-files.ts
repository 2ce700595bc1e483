import type { Config } from '../../config/config.js'
import type { Features } from '../../features.js'
import type { GeneratedOutput } from '../generate-files.js'
import type { GeneratedFile } from '../generated-file.js'
import { OPERATOR_PATHS } from '../output-format.js'
import { collectRuleSets } from '../rule-sets.js'
import { alertmanagerSecret } from './alertmanager-secret.js'
import {
  type KubernetesObject,
  metadata,
  type ObjectSettings,
  refuseTooLarge,
  renderObject,
} from './kubernetes-object.js'
import { prometheusRules } from './prometheus-rules.js'

export interface OperatorRequest {
  readonly features: Features
  /** As plain files. */
  readonly dashboards: readonly GeneratedFile[]
  readonly settings: ObjectSettings
}

/**
 * What is generated as objects for the Prometheus Operator: PrometheusRules, ConfigMaps of dashboards, Alertmanager's Secret and the scrape of the
 * daemon. The rules are those of the plain files, whose tests hold for them. Throws `SelectorError` and `GenerateError`.
 */
export function operatorFiles(config: Config, request: OperatorRequest): GeneratedOutput {
  const { features, dashboards, settings } = request
  const sets = collectRuleSets(config, features)
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

/**
 * How Prometheus scrapes the daemon. Its metrics tell by `service` and `namespace` what they are about; without `honorLabels` the operator's labels of
 * the same names would take their place.
 */
export function podMonitor(settings: ObjectSettings): GeneratedFile {
  const object = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadata('plimsoll', settings),
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': 'plimsoll' } },
      podMetricsEndpoints: [{ port: 'http', path: '/metrics', honorLabels: true }],
    },
  }
  return { path: OPERATOR_PATHS.podMonitor, text: renderObject(object) }
}

/** Of a ConfigMap, as the API server counts: 1 MiB. */
const MOST_BYTES = 1_048_576

/** A dashboard in a ConfigMap that the sidecar of Grafana finds by its labels. */
export function dashboardConfigMap(dashboard: GeneratedFile, settings: ObjectSettings): GeneratedFile {
  const name = dashboard.path.replace(/^.*\/|\.json$/g, '')
  const { labels, ...rest } = metadata(`plimsoll-dashboard-${name}`, settings)
  const object: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { ...rest, labels: { ...labels, ...settings.dashboardLabels } },
    // The sidecar puts the dashboards of everybody into one folder.
    data: { [`plimsoll-${name}.json`]: dashboard.text.trimEnd() },
  }
  refuseTooLarge(object, MOST_BYTES, 'import the file of `--format files` by hand')
  return { path: `${OPERATOR_PATHS.dashboards}/${name}.yaml`, text: renderObject(object) }
}
