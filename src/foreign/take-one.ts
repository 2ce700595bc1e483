import type { ForeignField } from './foreign-field.js'

/** The one entry given of several that exclude each other; `null`, and said, where it is not exactly one. */
export function takeOne<Kind extends string>(
  container: ForeignField,
  kinds: readonly Kind[],
): { readonly kind: Kind; readonly field: ForeignField } | null {
  const given = kinds.map((kind) => ({ kind, field: container.take(kind) })).filter(({ field }) => field.given)
  const [one, ...more] = given
  if (one !== undefined && more.length === 0) return one
  container.refuse(`expected exactly one of ${kinds.join(', ')}`)
  return null
}
