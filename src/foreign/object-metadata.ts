import type { ForeignField } from './foreign-field.js'

/** Labels or annotations of a foreign file. */
export type ForeignTexts = readonly (readonly [string, ForeignField])[]

/** What the `metadata` of an object says; lists are empty where it says nothing. */
export interface ObjectMetadata {
  readonly name: ForeignField
  readonly namespace: ForeignField
  readonly labels: ForeignTexts
  readonly annotations: ForeignTexts
}

/** Written by Kubernetes when an object is read back from it. */
const BOOKKEEPING = [
  ...['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'selfLink'],
  ...['finalizers', 'ownerReferences'],
]

/** Reads `metadata`, of which the name must be given. */
export function readMetadata(document: ForeignField): ObjectMetadata {
  const metadata = document.need('metadata', {
    message: 'expected a map with the name',
    hint: 'add `metadata: {name: …}`',
  })
  metadata.skip(...BOOKKEEPING)
  return {
    name: metadata.need('name', { message: 'expected a name', hint: 'add `name: …`' }),
    namespace: metadata.take('namespace'),
    labels: metadata.take('labels').entries(),
    annotations: metadata.take('annotations').entries(),
  }
}

/** The namespace as a label, so that what tells two objects apart is not lost. */
export function namespaceLabel({ namespace }: ObjectMetadata): ForeignTexts {
  namespace.changed('becomes the label namespace')
  return namespace.given ? [['namespace', namespace]] : []
}

/** Says of labels and annotations that they belong to the object in Kubernetes, not to the promise. */
export function leaveWithObject(entries: ForeignTexts): void {
  for (const [, field] of entries) field.changed('left out: it belongs to the object in Kubernetes, not to the promise')
}
