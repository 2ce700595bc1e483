/** A map of a file before it is checked. */
export type RawMap = Readonly<Record<string, unknown>>

/** True for a map; lists and scalars are none. */
export function isRawMap(value: unknown): value is RawMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value of a key where `value` is a map that has it of its own, else `undefined`. */
export function rawAt(value: unknown, key: string): unknown {
  return isRawMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** The map under a key; an empty one where there is none. */
export function mapAt(value: unknown, key: string): RawMap {
  const found = rawAt(value, key)
  return isRawMap(found) ? found : {}
}

/** The list under a key; an empty one where there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = rawAt(value, key)
  return Array.isArray(found) ? found : []
}

/** The text under a key, `null` where there is none. */
export function textAt(value: unknown, key: string): string | null {
  const found = rawAt(value, key)
  return typeof found === 'string' ? found : null
}

/** The texts under `name` of all elements of the list under a key. */
export function namesAt(value: unknown, key: string): string[] {
  return listAt(value, key).flatMap((element) => textAt(element, 'name') ?? [])
}
