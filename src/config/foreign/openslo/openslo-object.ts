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
  readonly metadata: ObjectMetadata
  readonly displayName: ForeignField
  readonly spec: ForeignField
  readonly document: ForeignField
  /** `openslo/v1alpha`, where ratios stand under the objectives. */
  readonly isAlpha: boolean
}

/** Reads the parts that all kinds have; `null`, and said, where it is none that OpenSLO knows. */
export function readObject(document: ForeignField): OpenSloObject | null {
  const version = document.take('apiVersion').value
  const kind = document.need('kind', { message: `expected one of ${KINDS.join(', ')}`, hint: 'add `kind: SLO`' })
  const known = KINDS.find((one) => one === kind.text())
  if (known === undefined) {
    kind.refuse(`unknown kind ${kind.typed}: expected one of ${KINDS.join(', ')}`)
    return null
  }
  const metadata = readMetadata(document)
  const spec = document.need('spec', { message: 'expected a map', hint: 'add `spec: {…}`' })
  const displayName = document.take('metadata').take('displayName')
  const name = metadata.name.text() ?? ''
  return { kind: known, name, metadata, displayName, spec, document, isAlpha: version === 'openslo/v1alpha' }
}

/** Says of annotations that nothing here reads them. */
export function leaveAnnotations(annotations: ForeignTexts): void {
  for (const [, field] of annotations) field.changed('left out: annotations of OpenSLO are for other tools')
}
