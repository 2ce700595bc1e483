import type { GeneratedFile } from '../generated-file.js'
import { OPERATOR_PATHS } from '../output-format.js'
import { metadata, renderObject, type ObjectSettings } from './kubernetes-object.js'

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
