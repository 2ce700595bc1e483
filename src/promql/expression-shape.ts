import type { SyntaxNode, Tree } from '@lezer/common'
import { parseDuration } from '../shared/duration.js'
import { unquote } from './unquote.js'
import { syntaxTree } from './syntax-tree.js'

/**
 * What an expression means, as a text that two spellings of it have in common: blanks, comments, brackets, quotes, the order of matchers, the place
 * of `by`, and how durations and numbers are written do not count. Only for comparing.
 *
 * @returns the expression itself, trimmed, where it does not parse
 */
export function expressionShape(expression: string): string {
  const tree = syntaxTree(expression)
  return hasError(tree) ? expression.trim() : shapeOf(tree.topNode, expression)
}

/** The grammar goes on after what it does not understand. */
function hasError(tree: Tree): boolean {
  const cursor = tree.cursor()
  do {
    if (cursor.type.isError) return true
  } while (cursor.next())
  return false
}

/** Nodes that only hold another one. */
const WRAPPERS = new Set(['PromQL', 'ParenExpr', 'StepInvariantExpr'])
/** Children whose order says nothing: `sum by (a) (b)` is `sum(b) by (a)`, and matchers hold together. */
const UNORDERED = new Set(['AggregateExpr', 'LabelMatchers'])

function shapeOf(node: SyntaxNode, text: string): string {
  const source = text.slice(node.from, node.to)
  const children = childrenOf(node)
  if (node.name === 'VectorSelector') return selectorShape(children, text)
  if (children.length === 0) return leafShape(node.name, source)
  const shapes = children.map((child) => shapeOf(child, text)).filter((shape) => shape !== '')
  if (WRAPPERS.has(node.name) && shapes.length === 1) return shapes[0] ?? ''
  const ordered = UNORDERED.has(node.name) ? shapes.toSorted() : shapes
  const shape = `${node.name}(${ordered.join(' ')})`
  // `sum by () (x)` is `sum(x)`; `without ()` and `on ()` say something.
  return shape === 'AggregateModifier(By)' ? '' : shape
}

function leafShape(name: string, source: string): string {
  if (name === 'GroupingLabels') return ''
  if (name === 'StringLiteral') return JSON.stringify(unquote(source))
  if (name.startsWith('NumberDurationLiteral')) return numberShape(source)
  return NAMING.test(name) ? `${name}:${source}` : name
}

/** Leaves whose text counts; of all others the kind says everything. */
const NAMING = /^(Identifier|LabelName|UnaryOp|FunctionIdentifier)$/

/** Seconds where a duration is written, as Prometheus 3 reads `5m` for a number. */
function numberShape(source: string): string {
  const seconds = parseDuration(source.toLowerCase())
  if (seconds !== null && !/^\d+$/.test(source)) return String(seconds)
  return /^[+-]?inf$/i.test(source) ? source.toLowerCase() : String(Number(source.replaceAll('_', '')))
}

/** `{__name__="a"}` and `{"a"}` are `a`. */
function selectorShape(children: readonly SyntaxNode[], text: string): string {
  const parts = children.flatMap((child) => (child.name === 'LabelMatchers' ? childrenOf(child) : [child]))
  const shapes = parts.map((part) => {
    const source = text.slice(part.from, part.to)
    if (part.name === 'Identifier') return matcherShape('__name__', '=', source)
    if (part.name === 'QuotedLabelName') return matcherShape('__name__', '=', unquote(source))
    const [label, operator, value] = childrenOf(part).map((one) => text.slice(one.from, one.to))
    return matcherShape(unquoteLabel(label ?? ''), operator ?? '', unquote(value ?? ''))
  })
  return `Selector(${shapes.toSorted().join(' ')})`
}

function matcherShape(label: string, operator: string, value: string): string {
  return `${label}${operator}${JSON.stringify(value)}`
}

function unquoteLabel(label: string): string {
  return /^["'`]/.test(label) ? unquote(label) : label
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child)
  }
  return children
}
