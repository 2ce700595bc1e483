import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common'
import { readable } from './query-tree.js'
import { syntaxTree } from './syntax-tree.js'

/** Which servers take a part of PromQL: none that is supported without a feature flag, or those from a version on, such as `2.54`. */
export type Needs = 'a feature flag' | `${number}.${number}`

/** A part of an expression that not every supported server takes. */
export interface Exception {
  readonly at: number
  /** Such as `mad_over_time`. */
  readonly what: string
  readonly needs: Needs
}

/**
 * Functions and aggregations that the grammar reads and Prometheus 2.42 does not: found by asking both 2.42 and 3.5 for each one of the grammar
 * (`test/compat/server-support.test.ts` asks again). Versions in between are those of Prometheus's own list of changes.
 */
export const LATER_FUNCTIONS: Readonly<Record<string, Needs>> = {
  histogram_avg: '2.51',
  histogram_stddev: '2.47',
  histogram_stdvar: '2.47',
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
  QuotedLabelName: { what: 'a name in quotes', needs: '3.0' },
}

/** Numbers and durations have been the same since, and digits may be grouped. */
const NUMBERS: Needs = '2.54'

const RECKONED: Omit<Exception, 'at'> = { what: 'a duration that is reckoned', needs: 'a feature flag' }

/** What an expression holds that a server of this version does not take yet, as a mistake with its mend; `null`: nothing. */
export function laterThan(
  expression: string,
  version: string,
): { readonly message: string; readonly hint: string } | null {
  const later = exceptionsIn(expression).find(({ needs }) => needs !== 'a feature flag' && isOlder(version, needs))
  if (later === undefined) return null
  return {
    message: `expected PromQL that Prometheus ${version} takes: ${later.what}, at character ${later.at + 1}, needs ${later.needs}`,
    hint: `write it another way, or raise the server to ${later.needs} and \`version\` under \`prometheus\` with it`,
  }
}

/** Whether one version, such as `2.53.1`, comes before another; only major and minor numbers count. */
export function isOlder(version: string, than: string): boolean {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [version, than].map((one) =>
    one.split('.').map(Number),
  ) as [number[], number[]]
  return major < otherMajor || (major === otherMajor && minor < otherMinor)
}

/** The parts of an expression that not every supported server takes, in their order. */
export function exceptionsIn(expression: string): Exception[] {
  const found: Exception[] = []
  const text = readable(expression)
  syntaxTree(text).iterate({
    enter(node) {
      const exception = exceptionOf(node, text)
      if (exception === null) return true
      found.push({ ...exception, at: node.from })
      // A reckoned duration is one exception, however long it is.
      return exception !== RECKONED
    },
  })
  return found
}

function exceptionOf(node: SyntaxNodeRef, text: string): Omit<Exception, 'at'> | null {
  if (node.name === 'FunctionIdentifier' || node.name === 'AggregateOp') {
    const what = text.slice(node.from, node.to).toLowerCase()
    const needs = LATER_FUNCTIONS[what]
    return needs === undefined ? null : { what, needs }
  }
  if (node.name === 'DurationExpr' || node.name === 'OffsetDurationExpr') return isReckoned(node.node) ? RECKONED : null
  return LATER_SYNTAX[node.name] ?? numberException(node, text)
}

const NUMBER_NODES: ReadonlySet<string> = new Set(['NumberDurationLiteral', 'NumberDurationLiteralInDurationContext'])
const DURATION = /^(\d+(ms|[smhdwy]))+$/

function numberException({ name, from, to }: SyntaxNodeRef, text: string): Omit<Exception, 'at'> | null {
  if (!NUMBER_NODES.has(name)) return null
  const literal = text.slice(from, to)
  const isDuration = DURATION.test(literal)
  if (name === 'NumberDurationLiteralInDurationContext') {
    return isDuration ? null : { what: 'a duration without a unit', needs: NUMBERS }
  }
  if (isDuration) return { what: 'a duration as a number', needs: NUMBERS }
  return literal.includes('_') ? { what: 'a number with underscores', needs: NUMBERS } : null
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
