import type { SyntaxNode } from '@lezer/common'
import { lately } from './lately.js'
import { SelectorError } from './promql-error.js'
import { unquote } from './unquote.js'
import { syntaxTree } from './syntax-tree.js'

export type MatchOperator = '=' | '!=' | '=~' | '!~'

export interface Matcher {
  readonly label: string
  readonly operator: MatchOperator
  readonly value: string
}

/** An instant vector selector taken apart: `http_requests_total{code=~"5.."}`. */
export interface Selector {
  /** Name of the metric; `null` when it is not fixed, as in `{job="api"}` or `{__name__=~"a|b"}`. */
  readonly metric: string | null
  /** In the order of the text, without the equality on `__name__`. */
  readonly matchers: readonly Matcher[]
}

/**
 * Reads a selector by its syntax tree; brackets and comments around it are dropped.
 *
 * @returns `null` when the text is anything else: an aggregation, a range, an offset, a syntax error
 */
export const parseSelector: (text: string) => Selector | null = lately((text) => {
  const node = selectorNode(syntaxTree(text).topNode)
  if (node === null || hasError(node)) return null
  const source = (part: SyntaxNode | null): string => (part === null ? '' : text.slice(part.from, part.to))
  const braces = childrenOf(node.getChild('LabelMatchers'))
  const all = braces.filter(({ name }) => name.endsWith('LabelMatcher')).map((part) => toMatcher(part, source))
  const isName = ({ label, operator }: Matcher): boolean => label === '__name__' && operator === '='
  const quoted = braces.find(({ name }) => name === 'QuotedLabelName')
  const metric = node.getChild('Identifier')
  return {
    metric: metric !== null ? source(metric) : quoted ? unquote(source(quoted)) : (all.find(isName)?.value ?? null),
    matchers: all.filter((matcher) => !isName(matcher)),
  }
})

/** Writes a selector the shortest way that every Prometheus since 2.42 reads; names beyond its character set need 3.x. */
export function renderSelector({ metric, matchers }: Selector): string {
  const plain = metric !== null && /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(metric)
  const inside = [
    ...(metric !== null && !plain ? [JSON.stringify(metric)] : []),
    ...matchers.map(({ label, operator, value }) => `${labelText(label)}${operator}${JSON.stringify(value)}`),
  ]
  return `${plain ? metric : ''}${inside.length === 0 ? '' : `{${inside.join(',')}}`}`
}

function labelText(label: string): string {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : JSON.stringify(label)
}

function selectorNode(top: SyntaxNode): SyntaxNode | null {
  const [only, ...more] = childrenOf(top).filter(({ name }) => name !== 'LineComment')
  if (only === undefined || more.length > 0) return null
  if (only.name === 'ParenExpr') return selectorNode(only)
  return only.name === 'VectorSelector' ? only : null
}

function childrenOf(node: SyntaxNode | null): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) children.push(child)
  return children
}

function hasError(node: SyntaxNode): boolean {
  return node.type.isError || childrenOf(node).some(hasError)
}

function toMatcher(node: SyntaxNode, source: (part: SyntaxNode | null) => string): Matcher {
  const label = node.getChild('LabelName')
  return {
    label: label !== null ? source(label) : unquote(source(node.getChild('QuotedLabelName'))),
    operator: source(node.getChild('MatchOp')) as MatchOperator,
    value: unquote(source(node.getChild('StringLiteral'))),
  }
}

/** The selector with `suffix` after the name of its metric. Throws `SelectorError` when the name is not fixed. */
export function withMetricSuffix(selector: Selector, suffix: string): Selector {
  if (selector.metric === null) {
    throw new SelectorError(`expected a selector that names its metric, found ${renderSelector(selector)}`)
  }
  return { ...selector, metric: `${selector.metric}${suffix}` }
}

/** The selector with one more matcher, last. */
export function addMatcher(selector: Selector, matcher: Matcher): Selector {
  return { ...selector, matchers: [...selector.matchers, matcher] }
}
