import { innerSelector } from './inner-selector.js'
import type { Selector } from './selector.js'

/**
 * The one counter behind an expression that adds up its rates or increases: `sum(rate(x[5m]))`, `sum by (a) (increase(x[5m]))`.
 *
 * @returns `null` when the expression computes anything else
 */
export function rateSelector(expression: string): Selector | null {
  return innerSelector(expression, { operators: ['sum'], functions: ['rate', 'increase'] })
}
