import type { ForeignField } from '../foreign-field.js'
import { readMetadata, type ForeignTexts, type ObjectMetadata } from '../object-metadata.js'

/** Kinds of objects that OpenSLO knows. */
const KINDS = [
  ...['Service', 'SLO', 'SLI', 'DataSource'],
  ...['AlertPolicy', 'AlertCondition', 'AlertNotificationTarget'],
] as const

export type OpenSloKind = (typeof KINDS)[number]

/** An object of OpenSLO with the parts that all kinds have. */
export interface OpenSloObject {
  readonly kind: OpenSloKind
  /** `''` where it has none, which is said. */
  readonly name: string
  /** Of Kubernetes; `''` where it has none. */
  readonly namespace: string
  readonly metadata: ObjectMetadata
  readonly displayName: ForeignField
  readonly spec: ForeignField
  readonly document: ForeignField
  readonly version: OpenSloVersion
}

/** `v1alpha`: ratios stand under the objectives; `v2alpha`: a draft, in which some keys have other names. */
export type OpenSloVersion = 'v1alpha' | 'v1' | 'v2alpha'

const VERSIONS: ReadonlyMap<unknown, OpenSloVersion> = new Map([
  ['openslo/v1alpha', 'v1alpha'],
  ['openslo.com/v2alpha', 'v2alpha'],
])

/** Reads the parts that all kinds have; `null`, and said, where it is none that OpenSLO knows. */
export function readObject(document: ForeignField): OpenSloObject | null {
  const header = document.take('apiVersion')
  const version = VERSIONS.get(header.value) ?? 'v1'
  if (version === 'v2alpha') header.changed('a draft of OpenSLO, read as its SDK reads it today')
  const kind = document.need('kind', { message: `expected one of ${KINDS.join(', ')}`, hint: 'add `kind: SLO`' })
  const known = KINDS.find((one) => one === kind.text())
  if (known === undefined) {
    kind.refuse(`unknown kind ${kind.typed}: expected one of ${KINDS.join(', ')}`)
    return null
  }
  const metadata = readMetadata(document)
  // A service has nothing there but a description.
  const wanted = { message: 'expected a map', hint: 'add `spec: {…}`' }
  const spec = known === 'Service' ? document.take('spec') : document.need('spec', wanted)
  const displayName = document.take('metadata').take('displayName')
  const name = metadata.name.text() ?? ''
  const namespace = metadata.namespace.text() ?? ''
  return { kind: known, name, namespace, metadata, displayName, spec, document, version }
}

/** Says of annotations that nothing here reads them. */
export function leaveAnnotations(annotations: ForeignTexts): void {
  for (const [, field] of annotations) field.changed('left out: annotations of OpenSLO are for other tools')
}
