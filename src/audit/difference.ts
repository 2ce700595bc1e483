import { canonical } from './chain.js'

type Values = Readonly<Record<string, unknown>>

/** What differs between the values before a change and after it: the keys that are alike say nothing. */
export function difference(before: Values, after: Values): { readonly old: Values; readonly new: Values } {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = keys.filter((key) => canonical(before[key] ?? null) !== canonical(after[key] ?? null))
  const of = (values: Values) => Object.fromEntries(changed.map((key) => [key, values[key] ?? null]))
  return { old: of(before), new: of(after) }
}
