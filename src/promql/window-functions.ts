import type { SyntaxNode } from '@lezer/common'
import { fillWindow } from './windowed-query.js'
import { syntaxTree } from './syntax-tree.js'

/** A duration that nobody writes. */
const MARK = '7331s'

/** Names of the functions that a query applies to ranges of `$window`. */
export function windowFunctions(query: string): ReadonlySet<string> {
  const text = fillWindow(query, MARK)
  const names = new Set<string>()
  syntaxTree(text).iterate({
    enter({ name, node }) {
      if (name !== 'MatrixSelector' && name !== 'SubqueryExpr') return
      const duration = node.getChild('DurationExpr')
      if (duration === null || text.slice(duration.from, duration.to) !== MARK) return
      const identifier = enclosingCall(node)?.getChild('FunctionIdentifier')
      if (identifier) names.add(text.slice(identifier.from, identifier.to))
    },
  })
  return names
}

function enclosingCall(node: SyntaxNode): SyntaxNode | null {
  let parent = node.parent
  while (parent !== null && parent.name !== 'FunctionCall') parent = parent.parent
  return parent
}
