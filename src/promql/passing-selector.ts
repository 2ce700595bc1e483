import { innerSelector } from './inner-selector.js'
import type { Selector } from './selector.js'

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
