import type { Finding } from '../yaml/finding.js'
import { listAt, textAt } from '../yaml/raw.js'
import { findingIn, originOf, type Check, type CheckContext } from './check.js'

/** A list whose elements have a `name`. */
export interface NamedList {
  /** Key of the list, in the root file or in each file of a service. */
  readonly list: string
  /** What an element is called, with its article: `an SLO`. */
  readonly each: string
  /** Whether an element may say its former name, whose history goes on. */
  readonly isRenamable?: boolean
}

/** Names of a list of the root file: one of each. */
export function uniqueInRoot(list: NamedList): Check {
  return (context) => repeated(context, list, context.root.value)
}

/** Names of a list of each service: one of each within the service. */
export function uniqueInService(list: NamedList): Check {
  return (context) => context.services.flatMap(({ value }) => repeated(context, list, value))
}

function repeated(context: CheckContext, { list, each, isRenamable = false }: NamedList, file: unknown): Finding[] {
  const named = listAt(file, list).map((container) => ({ container, key: 'name' }))
  const clashes = isRenamable ? formerNames(context, { named, each: `${each} of this service` }) : []
  return [...duplicates(context, named, { kind: each.replace(/^an? /, '') }), ...clashes]
}

/** A name and where it stands. */
export interface Named {
  readonly container: unknown
  readonly key: string
}

/** Says how a name that stands twice is mended. */
export type HintOf = (one: Named, before: Named) => string

export const anyHint: HintOf = () => 'give each its own name, or take one of them out'

interface Repeated {
  /** What has the names. */
  readonly kind: string
  readonly hintOf?: HintOf
}

/** Names that stand already, each where it stands again. */
export function duplicates(
  context: CheckContext,
  all: readonly Named[],
  { kind, hintOf = anyHint }: Repeated,
): Finding[] {
  const first = new Map<string, Named>()
  return all.flatMap((one) => {
    const name = textAt(one.container, one.key)
    if (name === null) return []
    const before = first.get(name)
    if (before === undefined) {
      first.set(name, one)
      return []
    }
    const { file, line } = originOf(context, before.container, before.key)
    const message = `duplicate ${kind} ${name}: the name stands already at ${file}:${line}`
    return [findingIn(context, one, { message, hint: hintOf(one, before) })]
  })
}

/**
 * A former name says whose history continues: it must be nobody's present name, and only one can continue it.
 *
 * @param each what has the names, with its article: `an SLO of this service`
 */
export function formerNames(
  context: CheckContext,
  { named, each }: { readonly named: readonly Named[]; readonly each: string },
): Finding[] {
  const present = new Set(named.flatMap(({ container, key }) => textAt(container, key) ?? []))
  const renamed = named.map(({ container }) => ({ container, key: 'renamed_from' }))
  const clashes = renamed.flatMap((one) => {
    const former = textAt(one.container, one.key)
    if (former === null || !present.has(former)) return []
    const message = `${former} is still the name of ${each}`
    return [findingIn(context, one, { message, hint: 'take renamed_from out, or give the other one another name' })]
  })
  return [...clashes, ...duplicates(context, renamed, { kind: 'renamed_from' })]
}
