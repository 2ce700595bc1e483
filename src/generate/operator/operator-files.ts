import type { Config } from '../../config/config.js'
import type { Features } from '../../features.js'
import { ruleSetParts } from '../generate-files.js'
import type { GeneratedFile, OutputPart } from '../generated-file.js'
import { OPERATOR_PATHS } from '../output-format.js'
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
 * daemon. The rules are those of the plain files, whose tests hold for them.
 */
export function operatorParts(config: Config, request: OperatorRequest): readonly OutputPart[] {
  const { features, dashboards, settings } = request
  const others = () => [...dashboards.map((dashboard) => dashboardConfigMap(dashboard, settings)), podMonitor(settings)]
  return [
    ...ruleSetParts(config, { features, form: settings, filesOf: (set) => prometheusRules(set, settings) }),
    // No set of rules is called by a path.
    { name: OPERATOR_PATHS.alertmanager, madeOf: null, make: () => alertmanagerSecret(config, settings) },
    { name: OPERATOR_PATHS.dashboards, madeOf: null, make: () => ({ files: others(), remarks: [] }) },
  ]
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
