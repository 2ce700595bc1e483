import type { SyntaxNode } from '@lezer/common'
import { parseSelector, type Selector } from './selector.js'
import { syntaxTree } from './syntax-tree.js'

/** Through which operations an expression may be followed down to its selector. */
export interface Passing {
  /** Aggregations, in lower case. */
  readonly operators: readonly string[]
  /** Functions over a range. */
  readonly functions: readonly string[]
}

/**
 * The one selector below nothing but brackets and the given operations.
 *
 * @returns `null` when the expression computes anything else
 */
export function innerSelector(expression: string, passing: Passing): Selector | null {
  return descend(syntaxTree(expression).topNode, { text: expression, passing })
}

interface Search {
  readonly text: string
  readonly passing: Passing
}

const PASSING = ['PromQL', 'ParenExpr', 'AggregateExpr', 'FunctionCallBody', 'FunctionCall', 'MatrixSelector']
const ASIDE = ['AggregateOp', 'AggregateModifier', 'LineComment', 'FunctionIdentifier', 'DurationExpr']

function descend(node: SyntaxNode, search: Search): Selector | null {
  if (node.name === 'VectorSelector') return parseSelector(search.text.slice(node.from, node.to))
  if (!PASSING.includes(node.name) || !passes(node, search)) return null
  const inner: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!ASIDE.includes(child.name)) inner.push(child)
  }
  const [only] = inner
  return only === undefined || inner.length > 1 ? null : descend(only, search)
}

function passes(node: SyntaxNode, { text, passing }: Search): boolean {
  const word = (name: string): string => {
    const child = node.getChild(name)
    return child === null ? '' : text.slice(child.from, child.to).toLowerCase()
  }
  if (node.name === 'AggregateExpr') return passing.operators.includes(word('AggregateOp'))
  return node.name !== 'FunctionCall' || passing.functions.includes(word('FunctionIdentifier'))
}

/**
 * The one counter behind an expression that adds up its rates or increases: `sum(rate(x[5m]))`, `sum by (a) (increase(x[5m]))`.
 *
 * @returns `null` when the expression computes anything else
 */
export function rateSelector(expression: string): Selector | null {
  return innerSelector(expression, { operators: ['sum'], functions: ['rate', 'increase'] })
}

const OPERATORS = ['max', 'min', 'avg', 'sum']

/**
 * The one selector whose value an expression hands on unchanged: `x`, `(x)`, `max(x)`, `max by (y) (x)`.
 *
 * @returns `null` when the expression computes anything
 */
export function passingSelector(expression: string): Selector | null {
  return innerSelector(expression, { operators: OPERATORS, functions: [] })
}

/**
 * The same of an expression that may look back over a range in which the value is steady: `avg(avg_over_time(x[1m]))`.
 *
 * @returns `null` when the expression computes anything else
 */
export function steadySelector(expression: string): Selector | null {
  const functions = OPERATORS.slice(0, 3)
    .concat('last')
    .map((name) => `${name}_over_time`)
  return innerSelector(expression, { operators: OPERATORS, functions })
}
