import {
  editQuery,
  parseQuery,
  partsOf,
  peel,
  readOperation,
  readSum,
  somePart,
  sourceOf,
  WINDOW,
  type QueryNode,
} from './query-tree.js'

const RANGED = ['MatrixSelector', 'SubqueryExpr']

/** True when a query looks at a stretch of time anywhere. */
export function hasRange(text: string): boolean {
  return somePart(parseQuery(text), ({ node }) => RANGED.includes(node.name))
}

/** Writes another length into every `selector[length]`; subqueries keep theirs. */
export function withRange(text: string, range: string): string {
  return editQuery(text, (part) => {
    const [vector] = partsOf(part)
    return part.node.name === 'MatrixSelector' && vector !== undefined ? `${sourceOf(vector)}[${range}]` : null
  })
}

/**
 * Turns sums of bare series into sums over a window: `sum(a) + sum(b)` → `sum(rate(a[$window])) + sum(rate(b[$window]))`.
 *
 * @param name what is taken of each series, such as `rate`
 * @returns `null` unless the query only adds, subtracts and sums, for which alone the result is the same
 */
export function overWindow(text: string, name: string): string | null {
  if (!isLinear(parseQuery(text))) return null
  return editQuery(text, (part) =>
    part.node.name === 'VectorSelector' ? `${name}(${sourceOf(part)}[${WINDOW}])` : null,
  )
}

function isLinear(query: QueryNode): boolean {
  const inner = peel(query)
  if (inner.node.name === 'VectorSelector') return true
  const sum = readSum(inner)
  if (sum !== null) return isLinear(sum.argument)
  const operation = readOperation(inner)
  if (operation === null || !['+', '-'].includes(operation.operator)) return false
  return isLinear(operation.left) && isLinear(operation.right)
}
