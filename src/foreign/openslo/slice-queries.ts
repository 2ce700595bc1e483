import { parseQuery, WINDOW } from '../../promql/query-tree.js'
import type { EventQueries } from '../converted-indicator.js'

/**
 * Share of good events over a range. A slice without any event is good; events without a single good one are not, hence the zero-fill.
 *
 * @param range such as `5m` or `$window`
 */
export function goodShare({ role, counted, total }: EventQueries, range: string): string {
  const [some, all] = [counted, total].map(({ text }) => bracketed(text.trim().replaceAll(WINDOW, range)))
  const filled = `(${some ?? ''} or 0 * ${all ?? ''})`
  const share = role === 'good' ? `${filled} / ${all ?? ''}` : `1 - ${filled} / ${all ?? ''}`
  return `(${share} >= 0) or (0 * ${all ?? ''} + 1)`
}

/** What is left of 1. */
export function without(share: string): string {
  return `1 - (${share})`
}

function bracketed(text: string): string {
  return parseQuery(text).node.name === 'BinaryExpr' ? `(${text})` : text
}
