import { isManyToOne, isNumber } from './output-labels.js'
import { readCall, readMatched, readSum, sourceOf, WINDOW, type QueryNode } from './query-tree.js'
import { filledWith, withoutFill } from './without-fill.js'

type Matched = NonNullable<ReturnType<typeof readMatched>>

/** A share of events taken apart: `part / whole`, or what is left of 1. */
export interface Quotient {
  readonly part: QueryNode
  readonly whole: QueryNode
  /** Whether the share is `1 - part / whole`. */
  readonly isRest: boolean
}

/** Reads `a / b`, `1 - a / b`, and either with what it is where nothing happens (`or vector(0)`); `null` where it is anything else. */
export function readQuotient(query: QueryNode): Quotient | null {
  const operation = readMatched(query)
  if (operation === null) return null
  const { operator, left, right, modifier } = operation
  if (operator === 'or') return withFill(readQuotient(left), filledWith(right))
  if (operator === '/') return divided(operation)
  if (modifier !== null) return null
  if (operator === '-') return isOne(left) ? restOf(right) : null
  return sourceOf(right) === '0' ? withFilter(readQuotient(left), operator) : null
}

function divided({ left, right, modifier }: Matched): Quotient | null {
  if (modifier !== null && isManyToOne(modifier)) return null
  return isNumber(left) || isNumber(right) ? null : { part: left, whole: right, isRest: false }
}

function isOne(query: QueryNode): boolean {
  return sourceOf(query) === '1' || filledWith(query) === 1
}

/** Without events nothing is bad: a fill that says otherwise belongs to the meaning. */
function withFill(quotient: Quotient | null, fill: number | null): Quotient | null {
  return quotient !== null && fill === 0 ? quotient : null
}

/** Leaving out shares of 0 changes nothing: nothing is bad there. */
function withFilter(quotient: Quotient | null, operator: string): Quotient | null {
  return ['>', '>=', '!='].includes(operator) ? quotient : null
}

function restOf(query: QueryNode): Quotient | null {
  const inner = readMatched(query)
  // Here 1 is the share of good events, where nothing happens.
  const isFilled = inner?.operator === 'or' && filledWith(inner.right) === 1
  const quotient = readQuotient(isFilled ? inner.left : query)
  const isHonest = isFilled || (inner !== null && ['/', '-'].includes(inner.operator))
  return quotient === null || !isHonest ? null : { ...quotient, isRest: !quotient.isRest }
}

const COUNTING = new Set(['rate', 'increase', 'sum_over_time', 'count_over_time', 'avg_over_time'])

/** Whether windows of a query add up: sums and differences of what is counted over `$window`, also times a number. */
export function isCount(query: QueryNode): boolean {
  const inner = withoutFill(query)
  const sum = readSum(inner)
  if (sum !== null) return isCount(sum.argument)
  const operation = readMatched(inner)
  if (operation !== null) return isLinear(operation)
  const call = readCall(inner)
  const [range] = call?.args ?? []
  return call !== null && COUNTING.has(call.name) && range !== undefined && sourceOf(range).includes(`[${WINDOW}`)
}

function isLinear({ operator, left, right }: Matched): boolean {
  if (['+', '-'].includes(operator)) return isCount(left) && isCount(right)
  const [scaled, factor] = operator === '*' && isNumber(left) ? [right, left] : [left, right]
  return ['*', '/'].includes(operator) && isCount(scaled) && isNumber(factor)
}
