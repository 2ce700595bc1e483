import type { Config } from '../../config/config.js'
import { alertmanagerDocument } from '../alertmanager/alertmanager-files.js'
import { MOUNTED_TEMPLATES } from '../alertmanager/alertmanager-names.js'
import { TEMPLATE_FILE } from '../alertmanager/template-file.js'
import type { GeneratedOutput } from '../generated-file.js'
import { OPERATOR_PATHS } from '../output-format.js'
import { renderYamlFile } from '../render-yaml-file.js'
import {
  metadata,
  refuseTooLarge,
  renderObject,
  type KubernetesObject,
  type ObjectSettings,
} from './kubernetes-object.js'

const MOST_BYTES = 1_048_576

/** Below it the operator mounts each Secret of `spec.secrets`, in a folder of its name. */
const SECRETS = '/etc/alertmanager/secrets'

/** Alertmanager's whole file and its templates in a Secret for `spec.configSecret`; no secret is in it. */
export function alertmanagerSecret(config: Config, settings: ObjectSettings): GeneratedOutput {
  const parts = alertmanagerDocument(config, MOUNTED_TEMPLATES)
  if (parts === null) return { files: [], remarks: [] }
  const remarks = [...parts.remarks, ...secretsRemark(config.alertmanager?.secretsDir)]
  const object: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadata('plimsoll-alertmanager', settings),
    type: 'Opaque',
    // Without the last line break both are written as blocks, which people can read.
    stringData: {
      'alertmanager.yaml': renderYamlFile(parts.document, parts.remarks).trimEnd(),
      'plimsoll.tmpl': TEMPLATE_FILE.trimEnd(),
    },
  }
  refuseTooLarge(object, MOST_BYTES, 'fewer maintenance windows or teams would fit')
  return { files: [{ path: OPERATOR_PATHS.alertmanager, text: renderObject(object, remarks) }], remarks }
}

function secretsRemark(folder: string | undefined): string[] {
  if (folder !== SECRETS) return []
  return [
    `the operator mounts each Secret of spec.secrets below ${SECRETS} in a folder of its name: set alertmanager.secrets_dir to ${SECRETS}/<name>`,
  ]
}
