import type { Origins, Place } from '../yaml/located.js'
import type { ReadDocument } from '../yaml/read-document.js'
import { ForeignField } from './foreign-field.js'
import { formatOf, isOfTool, objectsIn, type ForeignFormat } from './foreign-format.js'
import { ForeignReport } from './foreign-report.js'

/** An object of another tool's language, to be rewritten in ours. */
export interface ForeignObject {
  /** `null`: of no language that is known, though its file is of one. */
  readonly format: ForeignFormat | null
  readonly field: ForeignField
}

/** The objects in the documents of one file; `null` when no document is of another tool. */
export function readForeign(documents: readonly ReadDocument[], origins: Origins): ForeignObject[] | null {
  const fields = documents.flatMap((document) => fieldsOf(document, origins))
  if (!fields.some(({ value }) => isOfTool(value))) return null
  return fields.map((field) => ({ format: formatOf(field.value), field }))
}

/** Each object has a report of its own: what is said of it may weigh less where nobody uses it. */
function fieldsOf({ tree }: ReadDocument, origins: Origins): ForeignField[] {
  const whole: Place = { key: null, value: tree.origin }
  const inner = objectsIn(tree.value)
  const make = (value: unknown, place: Place) =>
    new ForeignField(value, place, { origins, report: new ForeignReport() })
  if (inner === null) return [make(tree.value, whole)]
  const container = inner.container as Record<string | number, unknown>
  return inner.keys.map((key) => make(container[key], origins.at(container, key) ?? whole))
}
