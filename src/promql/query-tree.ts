import type { SyntaxNode } from '@lezer/common'
import { syntaxTree } from './syntax-tree.js'

/** Stands for the length of a window in a query, as in `rate(x[$window])`. */
export const WINDOW = '$window'

/** What the grammar reads in the place of `$window`: a duration of as many characters, so that places in the text agree. */
const STAND_IN = '987654s'

/** A query as the grammar reads it, place by place as it was written. */
export function readable(text: string): string {
  return text.replaceAll(WINDOW, STAND_IN)
}

/** A part of a query with the text that it belongs to. */
export interface QueryNode {
  readonly node: SyntaxNode
  readonly text: string
}

/** Parses a query that may hold `$window`; brackets around the whole are taken off. */
export function parseQuery(text: string): QueryNode {
  return peel({ node: syntaxTree(readable(text)).topNode, text })
}

/** The text of a part, as it was written. */
export function sourceOf({ node, text }: QueryNode): string {
  return text.slice(node.from, node.to)
}

/** The parts of a part, without comments. */
export function partsOf({ node, text }: QueryNode): QueryNode[] {
  const parts: QueryNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment') parts.push({ node: child, text })
  }
  return parts
}

/** The part within brackets and other wrappers that change nothing. */
export function peel(query: QueryNode): QueryNode {
  const [only, ...more] = partsOf(query)
  const wraps = ['PromQL', 'ParenExpr'].includes(query.node.name)
  return wraps && only !== undefined && more.length === 0 ? peel(only) : query
}

/** A binary operation. */
export interface Operation {
  /** In lower case. */
  readonly operator: string
  readonly left: QueryNode
  readonly right: QueryNode
}

/** A binary operation taken apart; modifiers such as `on (…)` make it `null`. */
export function readOperation(query: QueryNode): Operation | null {
  const matched = readMatched(query)
  return matched === null || matched.modifier !== null ? null : matched
}

/** A binary operation taken apart, with what stands between operator and right side: `on (…)`, `bool`; `null`: nothing. */
export function readMatched(query: QueryNode): (Operation & { readonly modifier: QueryNode | null }) | null {
  const [left, operator, ...rest] = partsOf(query)
  const [right, modifier = null] = rest.toReversed()
  if (query.node.name !== 'BinaryExpr' || left === undefined || operator === undefined || right === undefined)
    return null
  return { operator: sourceOf(operator).toLowerCase(), left: peel(left), right: peel(right), modifier }
}

/** Name and arguments of a function call, `null` for anything else. */
export function readCall(query: QueryNode): { name: string; args: QueryNode[] } | null {
  const [name, body] = partsOf(query)
  if (query.node.name !== 'FunctionCall' || name === undefined || body === undefined) return null
  return { name: sourceOf(name).toLowerCase(), args: partsOf(body).map(peel) }
}

/** `sum` of one argument with the labels that it keeps; `null` for anything else, also for `without`. */
export function readSum(query: QueryNode): { by: string[]; argument: QueryNode } | null {
  if (query.node.name !== 'AggregateExpr') return null
  const part = (name: string) => partsOf(query).filter(({ node }) => node.name === name)
  const isSum = part('AggregateOp').some((operator) => sourceOf(operator).toLowerCase() === 'sum')
  const [argument, ...more] = part('FunctionCallBody').flatMap(partsOf)
  const modifiers = part('AggregateModifier')
  if (!isSum || argument === undefined || more.length > 0) return null
  if (modifiers.some(({ node }) => node.getChild('Without') !== null)) return null
  return { by: modifiers.flatMap(labelsNamedIn), argument: peel(argument) }
}

/** An aggregation of one argument over a whole query; `null` for anything else. */
export function readAggregation(
  text: string,
): { readonly operator: string; readonly argument: string; readonly isGrouped: boolean } | null {
  const query = parseQuery(text)
  if (query.node.name !== 'AggregateExpr') return null
  const part = (name: string) => partsOf(query).filter(({ node }) => node.name === name)
  const [operator] = part('AggregateOp')
  const [argument, ...more] = part('FunctionCallBody').flatMap(partsOf)
  if (operator === undefined || argument === undefined || more.length > 0) return null
  const isGrouped = part('AggregateModifier').length > 0
  return { operator: sourceOf(operator).toLowerCase(), argument: sourceOf(argument), isGrouped }
}

/** The labels in the first brackets of `by (…)`, `on (…)` and the like. */
export function labelsNamedIn(modifier: QueryNode): string[] {
  const labels = partsOf(modifier).find(({ node }) => node.name === 'GroupingLabels')
  return labels === undefined ? [] : partsOf(labels).map(sourceOf)
}

/** Changes the outermost parts for which `replace` gives a text; the rest stays as it was written. */
export function editQuery(text: string, replace: (part: QueryNode) => string | null): string {
  const edit = (part: QueryNode): string => {
    const replaced = replace(part)
    if (replaced !== null) return replaced
    let [result, at] = ['', part.node.from]
    for (const child of partsOf(part)) {
      result += part.text.slice(at, child.node.from) + edit(child)
      at = child.node.to
    }
    return result + part.text.slice(at, part.node.to)
  }
  const top = { node: syntaxTree(readable(text)).topNode, text }
  return edit(top)
}

/** True when `test` holds for any part of a query. */
export function somePart(query: QueryNode, test: (part: QueryNode) => boolean): boolean {
  return test(query) || partsOf(query).some((part) => somePart(part, test))
}
