import { GenerateError } from '../generate-error.js'
import { renderYamlFile } from '../render-yaml-file.js'

/** What whoever runs the cluster decides about the objects. */
export interface ObjectSettings {
  /** `null`: left to whoever applies them. */
  readonly namespace: string | null
  /** On every object, e.g. those that a `ruleSelector` asks for. */
  readonly labels: Readonly<Record<string, string>>
  /** On the ConfigMaps of dashboards in addition. */
  readonly dashboardLabels: Readonly<Record<string, string>>
}

/** An object of Kubernetes as it is applied. */
export interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string | undefined
    readonly labels: Readonly<Record<string, string>>
  }
  readonly [content: string]: unknown
}

/** So that one command prunes what is no longer generated. */
const OWN_LABELS = { 'app.kubernetes.io/managed-by': 'plimsoll', 'app.kubernetes.io/part-of': 'plimsoll' }

/** Name, namespace and labels of an object. `name` is a DNS subdomain (RFC 1123) of at most 253 characters. */
export function metadata(name: string, { namespace, labels }: ObjectSettings): KubernetesObject['metadata'] {
  return { name, ...(namespace === null ? {} : { namespace }), labels: { ...OWN_LABELS, ...labels } }
}

/** An object as a file. */
export function renderObject(object: KubernetesObject, remarks: readonly string[] = []): string {
  return renderYamlFile(object, remarks)
}

/** Bytes of an object as the API server and `kubectl apply` count them. */
export function objectBytes(object: object): number {
  return new TextEncoder().encode(JSON.stringify(object)).length
}

/**
 * Throws `GenerateError` where `object` is too large to be kept.
 *
 * @param advice what makes it smaller
 */
export function refuseTooLarge(object: KubernetesObject, most: number, advice: string): void {
  const bytes = objectBytes(object)
  if (bytes <= most) return
  const what = `${object.kind} ${object.metadata.name}`
  throw new GenerateError('object_too_large', `${what} would have ${bytes} bytes, at most ${most} are taken: ${advice}`)
}
