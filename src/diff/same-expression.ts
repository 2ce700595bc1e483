import { expressionShape } from '../promql/expression-shape.js'

/** Whether two expressions mean the same. */
export type SameExpression = (one: string, other: string) => boolean

/** Compares expressions, and reads each of them once: reading is nearly all that a comparison of rules costs. */
export function createSameExpression(): SameExpression {
  const shapes = new Map<string, string>()
  const shapeOf = (expression: string) => {
    const known = shapes.get(expression) ?? expressionShape(expression)
    shapes.set(expression, known)
    return known
  }
  return (one, other) => one === other || shapeOf(one) === shapeOf(other)
}
