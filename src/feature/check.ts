import { findingAt } from '../yaml/finding.js'
import type { Finding } from '../yaml/finding.js'
import type { Origin, Origins, Tree } from '../yaml/located.js'
import { textAt } from '../yaml/raw.js'

/** What checks across files look at: trees before the schema had its say, so every value may be of any kind. */
export interface CheckContext {
  readonly root: Tree
  /** Templates merged in, placeholders filled. */
  readonly services: readonly Tree[]
  /** Names of services whose files are too broken to be checked: they exist all the same. */
  readonly brokenServices: readonly string[]
  readonly origins: Origins
}

/** A check that needs more than one value. */
export type Check = (context: CheckContext) => Finding[]

/** An entry of a map or list. */
export interface Entry {
  readonly container: unknown
  readonly key: string | number
}

/** Where an entry's value stands, the whole file's origin when that is not known. */
export function originOf({ origins, root }: CheckContext, container: unknown, key: string | number): Origin {
  const place = typeof container === 'object' && container !== null ? origins.at(container, key) : undefined
  return place?.value ?? root.origin
}

/** A finding at one entry of a map or list. */
export function findingIn(
  context: CheckContext,
  { container, key }: Entry,
  { message, hint }: { message: string; hint: string },
): Finding {
  return findingAt(originOf(context, container, key), message, hint)
}

/** Names of all services, also of those whose files are broken. */
export function serviceNames({ services, brokenServices }: CheckContext): string[] {
  return [...services.flatMap(({ value }) => textAt(value, 'service') ?? []), ...brokenServices]
}
