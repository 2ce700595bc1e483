import type { GeneratedFile } from '../generated-file.js'
import { OPERATOR_PATHS } from '../output-format.js'
import {
  metadata,
  refuseTooLarge,
  renderObject,
  type KubernetesObject,
  type ObjectSettings,
} from './kubernetes-object.js'

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
