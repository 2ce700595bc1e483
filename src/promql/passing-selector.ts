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

/** Nodes that hand a value on; of an aggregation only the argument matters. */
const PASSING = ['PromQL', 'ParenExpr', 'AggregateExpr', 'FunctionCallBody']
const ASIDE = ['AggregateOp', 'AggregateModifier', 'LineComment']

function descend(node: SyntaxNode, text: string): Selector | null {
  const source = text.slice(node.from, node.to)
  if (node.name === 'VectorSelector') return parseSelector(source)
  if (!handsOn(node.name, source)) return null
  const inner: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!ASIDE.includes(child.name)) inner.push(child)
  }
  const [only] = inner
  return only === undefined || inner.length > 1 ? null : descend(only, text)
}

function handsOn(name: string, source: string): boolean {
  return PASSING.includes(name) && (name !== 'AggregateExpr' || /^(max|min|avg|sum)\b/i.test(source))
}
