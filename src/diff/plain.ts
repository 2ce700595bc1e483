/** What YAML holds. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainMap

export interface PlainMap {
  readonly [key: string]: Plain
}

export function isMap(value: Plain): value is PlainMap {
  return typeof value === 'object' && value !== null && !isList(value)
}

export function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value)
}

/** Whether two values are the same, whatever the order of keys. */
export function deepEqual(one: Plain, other: Plain): boolean {
  return canonical(one) === canonical(other)
}

/** One text for one value, whatever the order of keys. */
export function canonical(value: Plain): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  if (!isMap(value)) return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}
