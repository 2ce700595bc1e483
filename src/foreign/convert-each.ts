import type { ForeignField } from './foreign-field.js'
import type { OwnedPart, ServicePart } from './service-part.js'

/** Converts documents that know nothing of one another, each with all that is said of it. */
export function convertEach(
  fields: readonly ForeignField[],
  convert: (field: ForeignField) => ServicePart | null,
): OwnedPart[] {
  return fields.flatMap((field) => {
    const part = convert(field)
    field.reportUnread()
    return part === null ? [] : { part, reports: new Set([field.desk.report]) }
  })
}
