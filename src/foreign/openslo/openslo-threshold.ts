import { WINDOW } from '../../promql/query-tree.js'
import { placed, placedMap, type Placed } from '../build.js'
import type { ConvertedIndicator, ForeignQuery } from '../converted-indicator.js'
import { queryText } from '../counted-queries.js'
import type { ForeignField } from '../foreign-field.js'
import type { Method } from './budgeting-method.js'
import type { ReadObjective } from './openslo-objective.js'
import { isMinute, readSlice } from './time-slice.js'

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['lte', '<='],
  ['gt', '>'],
  ['gte', '>='],
])

interface Bound {
  readonly op: ForeignField
  /** As PromQL writes it. */
  readonly operator: string
  readonly value: ForeignField
}

/** A value that is compared each minute, or in slices the share of minutes in which it is within its bound. */
export function thresholdIndicator(
  query: ForeignQuery,
  objective: ReadObjective,
  method: Method,
): ConvertedIndicator | null {
  const bound = readBound(objective)
  if (bound === null || refusesWindow(query)) return null
  query.field.changed('each minute counts as one event')
  if (method !== 'Timeslices') return thresholdOn(query, bound)
  const slice = readSlice(objective)
  if (slice === null || isMinute(slice.range)) return slice === null ? null : thresholdOn(query, bound)
  const text = `avg_over_time(((${query.text}) ${bound.operator} bool ${String(bound.value.value)})[${slice.range}:1m])`
  return thresholdOn({ text, field: query.field }, { op: placed('gte', slice.target), value: slice.target })
}

function readBound({ at, op, value }: ReadObjective): Bound | null {
  at.need('op', { message: 'expected lte, gte, lt or gt', hint: 'add `op: lte`' })
  at.need('value', { message: 'expected a number', hint: 'add `value: 300`' })
  const operator = OPERATORS.get(op.text() ?? '')
  if (operator === undefined) op.refuse('expected lte, gte, lt or gt')
  return operator === undefined || value.number() === null ? null : { op, operator, value }
}

function refusesWindow({ text, field }: ForeignQuery): boolean {
  if (!text.includes(WINDOW)) return false
  field.refuse('expected a value, which has no window', 'write a range such as [5m]')
  return true
}

/** Good while the query compares so. */
export function thresholdOn(query: ForeignQuery, { op, value }: { op: Placed; value: Placed }): ConvertedIndicator {
  const { field } = query
  const { origins } = field.desk
  const inner = placedMap({ query: queryText(query), op, value }, field, origins)
  return { indicator: placedMap({ threshold: inner }, field, origins), groupBy: null }
}
