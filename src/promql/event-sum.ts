import { partsOf, readCall, readSum, sourceOf, type QueryNode } from './query-tree.js'
import { withoutFill } from './without-fill.js'
import { parseSelector, type Selector } from './selector.js'

/** A query that does nothing but count events: `sum(rate(selector[range]))`, or `sum(selector)`. */
export interface EventSum {
  readonly selector: Selector
  /** Labels that the sum keeps. */
  readonly by: readonly string[]
  /** How it becomes a rate; `null`: the bare counter. */
  readonly over: { readonly function: string; readonly range: string } | null
}

/** Reads a query that only counts events, also with `or vector(0)` or `> 0` behind it; `null` where it computes anything else. */
export function readEventSum(query: QueryNode): EventSum | null {
  const sum = readSum(withoutFill(query))
  if (sum === null) return null
  const counted = readCounted(sum.argument)
  return counted === null ? null : { ...counted, by: sum.by }
}

function readCounted(query: QueryNode): Omit<EventSum, 'by'> | null {
  if (query.node.name === 'VectorSelector') return selected(query, null)
  const call = readCall(query)
  const [matrix] = call?.args ?? []
  if (call === null || matrix?.node.name !== 'MatrixSelector') return null
  return ['rate', 'increase'].includes(call.name) ? readMatrix(matrix, call.name) : null
}

function readMatrix(matrix: QueryNode, name: string): Omit<EventSum, 'by'> | null {
  const [vector, range] = partsOf(matrix)
  if (vector?.node.name !== 'VectorSelector' || range === undefined) return null
  return selected(vector, { function: name, range: sourceOf(range) })
}

function selected(query: QueryNode, over: EventSum['over']): Omit<EventSum, 'by'> | null {
  const selector = parseSelector(sourceOf(query))
  return selector === null || selector.metric === null ? null : { selector, over }
}
