import { parser } from '@prometheus-io/lezer-promql'
import { lately } from './lately.js'

/** An expression of PromQL as the grammar reads it: errors are nodes of the tree. */
export const syntaxTree = lately((expression: string) => parser.parse(expression))
