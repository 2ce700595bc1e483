import type { SyntaxNode } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'

/** Which servers take a part of PromQL: none that is supported without a feature flag, or those of version 3. */
export type Needs = 'a feature flag' | 'Prometheus 3'

/** A part of an expression that not every supported server takes. */
export interface Exception {
  readonly at: number
  /** Such as `mad_over_time`. */
  readonly what: string
  readonly needs: Needs
}

/**
 * Functions and aggregations that the grammar reads and Prometheus 2.42 does not: found by asking both 2.42 and 3.5 for each one of the grammar
 * (`test/compat/server-support.test.ts` asks again).
 */
export const LATER_FUNCTIONS: Readonly<Record<string, Needs>> = {
  histogram_avg: 'Prometheus 3',
  histogram_stddev: 'Prometheus 3',
  histogram_stdvar: 'Prometheus 3',
  double_exponential_smoothing: 'a feature flag',
  first_over_time: 'a feature flag',
  histogram_quantiles: 'a feature flag',
  info: 'a feature flag',
  limit_ratio: 'a feature flag',
  limitk: 'a feature flag',
  mad_over_time: 'a feature flag',
  range: 'a feature flag',
  sort_by_label: 'a feature flag',
  sort_by_label_desc: 'a feature flag',
  start_timestamp: 'a feature flag',
  step: 'a feature flag',
  ts_of_first_over_time: 'a feature flag',
  ts_of_last_over_time: 'a feature flag',
  ts_of_max_over_time: 'a feature flag',
  ts_of_min_over_time: 'a feature flag',
}

/** The same for what is no function, by the grammar's name. */
const LATER_SYNTAX: Readonly<Record<string, { readonly what: string; readonly needs: Needs }>> = {
  AnchoredExpr: { what: 'anchored', needs: 'a feature flag' },
  SmoothedExpr: { what: 'smoothed', needs: 'a feature flag' },
  FillModifier: { what: 'fill', needs: 'a feature flag' },
  TrimUpper: { what: '</', needs: 'a feature flag' },
  TrimLower: { what: '>/', needs: 'a feature flag' },
  QuotedLabelName: { what: 'a name in quotes', needs: 'Prometheus 3' },
}

const RECKONED: Omit<Exception, 'at'> = { what: 'a duration that is reckoned', needs: 'a feature flag' }

/** The parts of an expression that not every supported server takes, in their order. */
export function exceptionsIn(expression: string): Exception[] {
  const found: Exception[] = []
  parser.parse(expression).iterate({
    enter({ node }) {
      const exception = exceptionOf(node, expression)
      if (exception === null) return true
      found.push({ ...exception, at: node.from })
      // A reckoned duration is one exception, however long it is.
      return exception !== RECKONED
    },
  })
  return found
}

function exceptionOf(node: SyntaxNode, text: string): Omit<Exception, 'at'> | null {
  if (node.name === 'FunctionIdentifier' || node.name === 'AggregateOp') {
    const what = text.slice(node.from, node.to).toLowerCase()
    const needs = LATER_FUNCTIONS[what]
    return needs === undefined ? null : { what, needs }
  }
  if (node.name === 'DurationExpr' || node.name === 'OffsetDurationExpr') return isReckoned(node) ? RECKONED : null
  return LATER_SYNTAX[node.name] ?? null
}

/** A plain duration is one literal, of an offset with its sign. */
function isReckoned(node: SyntaxNode): boolean {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    const isSign = child.name === 'UnaryOp' && node.name === 'OffsetDurationExpr'
    const isSigned = child.name === node.name && node.name === 'OffsetDurationExpr' && !isReckoned(child)
    if (child.name !== 'NumberDurationLiteralInDurationContext' && !isSign && !isSigned) return true
  }
  return false
}
