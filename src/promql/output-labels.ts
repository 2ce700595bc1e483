import { labelsNamedIn, partsOf, peel, readCall, readMatched, sourceOf, type QueryNode } from './query-tree.js'

/** The labels by which the result of a query is divided, sorted; `null` where only the data could say. */
export type OutputLabels = readonly string[] | null

/** Labels of a query's result, as far as the query itself says: those that sums keep, and those that operations match on. */
export function outputLabels(query: QueryNode): OutputLabels {
  const inner = peel(query)
  if (isNumber(inner)) return []
  return LABELS[inner.node.name]?.(inner) ?? null
}

const LABELS: Readonly<Record<string, (query: QueryNode) => OutputLabels>> = {
  AggregateExpr: ofAggregation,
  BinaryExpr: ofOperation,
  FunctionCall: ofCall,
  UnaryExpr: ofInner,
  SubqueryExpr: ofInner,
  OffsetExpr: ofInner,
  StepInvariantExpr: ofInner,
}

function ofInner(query: QueryNode): OutputLabels {
  const part = partsOf(query).find(({ node }) => node.name !== 'UnaryOp')
  return part === undefined ? null : outputLabels(part)
}

/** Aggregations that give one number for each set of labels; `topk` and its like keep series. */
const REDUCING = new Set(['sum', 'avg', 'min', 'max', 'count', 'group', 'stddev', 'stdvar', 'quantile'])

function ofAggregation(query: QueryNode): OutputLabels {
  const operator = partsOf(query).find(({ node }) => node.name === 'AggregateOp')
  const modifiers = partsOf(query).filter(({ node }) => node.name === 'AggregateModifier')
  const isReducing = operator !== undefined && REDUCING.has(sourceOf(operator).toLowerCase())
  if (!isReducing || modifiers.some(({ node }) => node.getChild('Without') !== null)) return null
  return sorted(modifiers.flatMap(labelsNamedIn))
}

/** Functions that make or take labels. */
const RELABELLING = new Set(['label_replace', 'label_join', 'absent', 'absent_over_time'])

/** Most functions leave labels as they are. */
function ofCall(query: QueryNode): OutputLabels {
  const call = readCall(query)
  if (call === null || RELABELLING.has(call.name)) return null
  if (call.name === 'vector') return []
  const vector = call.args.find((argument) => !isNumber(argument))
  const labels = vector === undefined ? null : outputLabels(vector)
  return call.name === 'histogram_quantile' ? without(labels, ['le']) : labels
}

function ofOperation(query: QueryNode): OutputLabels {
  const operation = readMatched(query)
  if (operation === null) return null
  const { operator, left, right, modifier } = operation
  if (['and', 'or', 'unless'].includes(operator) || isNumber(right)) return outputLabels(left)
  if (isNumber(left)) return outputLabels(right)
  return ofMatching(modifier, outputLabels(left), outputLabels(right))
}

/** Matching on all labels finds partners only where both sides have the same; `on` leaves its own labels. */
function ofMatching(modifier: QueryNode | null, left: OutputLabels, right: OutputLabels): OutputLabels {
  if (modifier === null) return left?.join() === right?.join() ? left : null
  if (isManyToOne(modifier)) return null
  const names = labelsNamedIn(modifier)
  if (modifier.node.getChild('On') !== null) return sorted(names)
  return modifier.node.getChild('Ignoring') === null ? left : without(left, names)
}

/** Whether one side of an operation may have several partners. */
export function isManyToOne({ node }: QueryNode): boolean {
  return node.getChild('GroupLeft') !== null || node.getChild('GroupRight') !== null
}

function without(labels: OutputLabels, names: readonly string[]): OutputLabels {
  return labels === null ? null : labels.filter((label) => !names.includes(label))
}

const SCALARS = new Set(['scalar', 'time', 'pi'])

/** Whether a query is a number, which has no labels and matches everything. */
export function isNumber(query: QueryNode): boolean {
  const inner = peel(query)
  if (/^(NumberDuration|String)Literal/.test(inner.node.name)) return true
  if (inner.node.name === 'UnaryExpr') return partsOf(inner).slice(1).every(isNumber)
  const operation = readMatched(inner)
  if (operation !== null) return isNumber(operation.left) && isNumber(operation.right)
  return SCALARS.has(readCall(inner)?.name ?? '')
}

function sorted(labels: readonly string[]): string[] {
  return [...new Set(labels)].toSorted()
}
