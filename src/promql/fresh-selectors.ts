import { formatDuration } from '../shared/duration.js'
import { editQuery, parseQuery, partsOf, readCall, somePart, sourceOf, type QueryNode } from './query-tree.js'

/** A range says itself how far it looks back, and these functions look at the sample or its absence. */
const KEPT = new Set(['MatrixSelector', 'SubqueryExpr', 'StepInvariantExpr'])
const KEPT_CALLS = new Set(['timestamp', 'absent'])

/**
 * A query whose selectors find samples of the last `seconds` alone. By itself a selector finds a sample for five minutes, so that a gap
 * (an agent that is offline, a remote write that stops) is filled with what was. A series that ended stays ended at once.
 *
 * The grammar reads `a - a offset 1h` as an offset of the difference, which Prometheus does not: such a query stays as it is.
 *
 * @param seconds > 0, whole
 */
export function freshSelectors(query: string, seconds: number): string {
  if (somePart(parseQuery(query), isMisread)) return query
  return editQuery(query, (part) => {
    if (KEPT.has(part.node.name) || KEPT_CALLS.has(readCall(part)?.name ?? '')) return sourceOf(part)
    const selector = selectorOf(part)
    if (selector === null) return null
    const [text, offset] = selector
    return `(${sourceOf(part)} and last_over_time(${text}[${formatDuration(seconds)}]${offset}))`
  })
}

/**
 * How old a gauge's newest sample may be to tell of this instant: a minute, or as long as one missed scrape takes.
 *
 * @param scrapeIntervalSeconds > 0
 * @returns seconds: 60 for scrapes of up to 30, 120 for 60
 */
export function freshSeconds(scrapeIntervalSeconds: number): number {
  return Math.max(60, 2 * scrapeIntervalSeconds)
}

function isMisread(part: QueryNode): boolean {
  return (
    part.node.name === 'OffsetExpr' &&
    !['VectorSelector', 'MatrixSelector', 'SubqueryExpr'].includes(partsOf(part)[0]?.node.name ?? '')
  )
}

/** A selector with its offset, each as it was written. */
function selectorOf(part: QueryNode): readonly [text: string, offset: string] | null {
  if (part.node.name === 'VectorSelector') return [sourceOf(part), '']
  const [first] = partsOf(part)
  if (part.node.name !== 'OffsetExpr' || first?.node.name !== 'VectorSelector') return null
  return [sourceOf(first), part.text.slice(first.node.to, part.node.to)]
}
