import type { SyntaxNode } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'
import { parseSelector, type Selector } from './selector.js'

/**
 * The one selector whose value an expression hands on unchanged: `x`, `(x)`, `max(x)`, `max by (y) (x)`.
 *
 * @returns `null` when the expression computes anything
 */
export function passingSelector(expression: string): Selector | null {
  return descend(parser.parse(expression).topNode, expression)
}

function descend(node: SyntaxNode, text: string): Selector | null {
  if (node.name === 'VectorSelector') return parseSelector(text.slice(node.from, node.to))
  const allowed = ['PromQL', 'ParenExpr', 'AggregateExpr', 'FunctionCallBody']
  if (!allowed.includes(node.name)) return null
  if (node.name === 'AggregateExpr' && !/^(max|min|avg|sum)\b/i.test(text.slice(node.from, node.to))) return null
  const inner: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!['AggregateOp', 'AggregateModifier', 'LineComment'].includes(child.name)) inner.push(child)
  }
  const [only, ...more] = inner
  return only === undefined || more.length > 0 ? null : descend(only, text)
}
