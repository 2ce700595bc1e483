import { suggestName } from '../shared/nearest-name.js'
import type { Finding } from '../yaml/finding.js'
import { isRawMap, textAt } from '../yaml/raw.js'
import { findingIn, type CheckContext, type Entry } from './check.js'

/** Which `$names` a text may hold. */
export interface Allowed {
  readonly known: readonly string[]
  /** What else a dollar can mean here. */
  readonly note: string
}

/** Filled in wherever a service speaks of itself. */
export const FILLED: readonly string[] = ['service', 'slo', 'environment']

export const IN_QUERIES: Allowed = { known: FILLED, note: 'PromQL itself knows no $names' }

/** A `$name` that nobody fills in would reach people, or match nothing in Prometheus: looked for in all texts of a map. */
export function unknownPlaceholders(context: CheckContext, container: unknown, allowed: Allowed): Finding[] {
  if (!isRawMap(container)) return []
  return Object.keys(container).flatMap((key) => [
    ...unknownPlaceholderAt(context, { container, key }, allowed),
    ...unknownPlaceholders(context, container[key], allowed),
  ])
}

/** The same for one text. */
export function unknownPlaceholderAt(context: CheckContext, at: Entry, { known, note }: Allowed): Finding[] {
  const text = textAt(at.container, String(at.key))
  const unknown = text === null ? null : unknownIn(text, known)
  if (unknown === null) return []
  const suggestion = suggestName(unknown, known, '').replace(/^did you mean /, 'did you mean $')
  return [findingIn(context, at, { message: `unknown placeholder $${unknown}`, hint: `${suggestion} (${note})` })]
}

function unknownIn(text: string, known: readonly string[]): string | null {
  const names = [...text.matchAll(/\$\$|\$([A-Za-z_]\w*)/g)].flatMap(([, name]) => name ?? [])
  return names.find((name) => !known.includes(name)) ?? null
}
