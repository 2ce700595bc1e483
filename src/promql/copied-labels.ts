import { editQuery, readCall, sourceOf, type QueryNode } from './query-tree.js'
import { unquote } from './unquote.js'

/** A query as it would be under the names of labels that its series have. */
export interface OriginalQuery {
  readonly query: string
  /** Of a label of the result, the label of the series that it is copied from. */
  readonly copied: Readonly<Record<string, string>>
}

/** Takes calls that only copy a label to another name out of a query: `label_replace(…, "region", "$1", "zone", "(.*)")`. Others stay. */
export function originalQuery(text: string): OriginalQuery {
  const copied: Record<string, string> = {}
  const withoutCopies = (query: string): string => {
    return editQuery(query, (part) => {
      const copy = readCopy(part)
      if (copy === null) return null
      copied[copy.to] = copy.from
      return withoutCopies(copy.inner)
    })
  }
  return { query: withoutCopies(text), copied }
}

/** Patterns that match a whole value and keep it. */
const WHOLE = new Set(['(.*)', '(.+)'])

function readCopy(part: QueryNode): { to: string; from: string; inner: string } | null {
  const call = readCall(part)
  const [inner, ...literals] = call?.name === 'label_replace' ? call.args : []
  if (inner === undefined || literals.length !== 4) return null
  const [to, value, from, pattern] = literals.map((literal) => unquote(sourceOf(literal))) as [
    string,
    string,
    string,
    string,
  ]
  return value === '$1' && WHOLE.has(pattern) ? { to, from, inner: sourceOf(inner) } : null
}
