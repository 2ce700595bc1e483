import { partsOf, readCall, readMatched, sourceOf, type QueryNode } from './query-tree.js'

/** A count without `or vector(0)` behind it, and without `> 0`, which leaves out what counts as nothing anyway. */
export function withoutFill(query: QueryNode): QueryNode {
  const operation = readMatched(query)
  if (operation === null) return query
  const { operator, left, right, modifier } = operation
  const isFill = operator === 'or' && filledWith(right) === 0
  const isFilter = ['>', '>=', '!='].includes(operator) && modifier === null && sourceOf(right) === '0'
  return isFill || isFilter ? withoutFill(left) : query
}

/** The number in `vector(number)`; `null` for anything else. */
export function filledWith(query: QueryNode): number | null {
  const call = readCall(query)
  const [value] = call?.args ?? []
  if (call?.name !== 'vector' || value === undefined || partsOf(value).length > 0) return null
  const number = Number(sourceOf(value))
  return Number.isFinite(number) ? number : null
}
