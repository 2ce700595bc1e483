/**
 * Lines of a part of the status that has no screen of its own: one for each thing of a list, one for each field of anything else. Nothing
 * where there is nothing to say.
 */
export function plainPart(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map((item: unknown) => fieldsOf(item).join(' · '))
  return fieldsOf(value)
}

function fieldsOf(value: unknown): readonly string[] {
  if (value === null) return []
  if (typeof value !== 'object' || Array.isArray(value)) return [textOf(value)]
  return Object.entries(value).map(([name, field]) => `${name} ${textOf(field)}`)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
