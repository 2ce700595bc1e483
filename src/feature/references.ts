import { suggestName } from '../shared/nearest-name.js'
import type { Finding } from '../yaml/finding.js'
import { listAt, namesAt, rawAt } from '../yaml/raw.js'
import { findingIn, serviceNames, type CheckContext, type Entry } from './check.js'

/** What can be referred to by its name. */
export interface Target {
  /** As a person calls it. */
  readonly kind: string
  readonly known: readonly string[]
  /** How to make one where there is none at all. */
  readonly nothing: string
}

/** Names that refer to nothing that is there. What is no text at all is the schema's to say. */
export function unknownNames(context: CheckContext, entries: readonly Entry[], target: Target): Finding[] {
  const { kind, known, nothing } = target
  return entries.flatMap((entry) => {
    const name = valueAt(entry)
    if (typeof name !== 'string' || known.includes(name)) return []
    return [findingIn(context, entry, { message: `unknown ${kind} ${name}`, hint: suggestName(name, known, nothing) })]
  })
}

/** The value of an entry; `undefined` where there is none. */
export function valueAt({ container, key }: Entry): unknown {
  return Array.isArray(container) ? (container[Number(key)] as unknown) : rawAt(container, String(key))
}

/** Each element of the list under a key. */
export function elementsAt(value: unknown, key: string): Entry[] {
  const container = listAt(value, key)
  return container.map((_element, place) => ({ container, key: place }))
}

/**
 * What has a `name` in a list of the root file.
 *
 * @param kind what an element is called
 */
export function namedInRoot({ root }: CheckContext, list: string, kind: string): Target {
  return { kind, known: namesAt(root.value, list), nothing: `there are none: add one under ${list}` }
}

/** All services. */
export function anyService(context: CheckContext): Target {
  return { kind: 'service', known: serviceNames(context), nothing: 'there are none: include service files' }
}
