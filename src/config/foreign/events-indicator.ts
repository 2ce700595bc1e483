import { readEventSum, type EventSum } from '../../promql/event-sum.js'
import { parseQuery, readOperation, WINDOW, type QueryNode } from '../../promql/query-tree.js'
import { renderSelector, type Selector } from '../../promql/selector.js'
import { placed, placedList, placedMap, type Placed } from './build.js'
import type { ForeignField } from './foreign-field.js'
import { latencyOf, withBothSpellings } from './histogram.js'
import { literalText } from './literal-text.js'

/** A query whose range is written as `$window`, and where it stands. */
export interface ForeignQuery {
  readonly text: string
  readonly field: ForeignField
}

/** Queries for all events and for the bad or good ones of them. */
export interface EventQueries {
  readonly role: 'bad' | 'good'
  readonly counted: ForeignQuery
  readonly total: ForeignQuery
}

/** An indicator, and the labels by which its SLO is divided. */
export interface ConvertedIndicator {
  readonly indicator: Placed
  readonly groupBy: Placed | null
}

/** Writes two counting queries as the plainest indicator that measures the same: selectors where they suffice, else the queries. */
export function eventsIndicator({ role, counted, total }: EventQueries): ConvertedIndicator {
  const all = readEventSum(parseQuery(total.text))
  const some = all === null ? null : countedOf(parseQuery(counted.text), { role, all })
  if (all === null || some === null) return asQueries({ role, counted, total })
  const fields = { counted: counted.field, total: total.field }
  const groupBy = all.by.length === 0 ? null : groupByOf(all.by, total.field)
  return {
    indicator: selectorIndicator({ role: some.role, counted: some.selector, total: all.selector }, fields),
    groupBy,
  }
}

interface Counted {
  readonly role: 'bad' | 'good'
  readonly selector: Selector
}

/** The events counted: by themselves, or as what is left of all events, which turns bad into good. */
function countedOf(query: QueryNode, { role, all }: { role: 'bad' | 'good'; all: EventSum }): Counted | null {
  const alone = readEventSum(query)
  if (alone !== null) return isAlike(alone, all) ? { role, selector: alone.selector } : null
  const rest = restOf(query, all)
  return rest === null ? null : { role: role === 'bad' ? 'good' : 'bad', selector: rest.selector }
}

/** What is taken from all events: `sum(all) - sum(rest)`. */
function restOf(query: QueryNode, all: EventSum): EventSum | null {
  const difference = readOperation(query)
  if (difference?.operator !== '-') return null
  const [whole, rest] = [readEventSum(difference.left), readEventSum(difference.right)]
  if (whole === null || rest === null || !isAlike(rest, all) || !isAlike(whole, all)) return null
  return canonical(whole.selector) === canonical(all.selector) ? rest : null
}

function isAlike(one: EventSum, other: EventSum): boolean {
  const isWindow = one.over?.range === WINDOW && other.over?.range === WINDOW
  return (
    isWindow && one.over.function === other.over.function && one.by.toSorted().join() === other.by.toSorted().join()
  )
}

/** Equal for selectors that differ in the order of their matchers only. */
function canonical({ metric, matchers }: Selector): string {
  return `${metric ?? ''}${matchers
    .map((matcher) => renderSelector({ metric: null, matchers: [matcher] }))
    .toSorted()
    .join('')}`
}

/** `ratio`, or `latency` where good events are a bucket of the histogram that counts all. */
export function selectorIndicator(
  { role, counted, total }: { role: 'bad' | 'good'; counted: Selector; total: Selector },
  fields: { counted: ForeignField; total: ForeignField },
): Placed {
  const { origins } = fields.counted.desk
  const latency = role === 'good' ? latencyOf(counted, total) : null
  const text = (selector: Selector, field: ForeignField) =>
    placed(literalText(renderSelector(withBothSpellings(selector))), field)
  const inner =
    latency === null
      ? { [role]: text(counted, fields.counted), total: text(total, fields.total) }
      : {
          histogram: text(latency.histogram, fields.total),
          below: placed(latency.below, fields.counted),
          unit: latency.unit === 'seconds' ? null : placed(latency.unit, fields.counted),
        }
  return placedMap(
    { [latency === null ? 'ratio' : 'latency']: placedMap(inner, fields.counted, origins) },
    fields.counted,
    origins,
  )
}

function asQueries({ role, counted, total }: EventQueries): ConvertedIndicator {
  const { field } = counted
  const inner = { [role]: queryText(counted), total: queryText(total) }
  const query = placedMap(inner, field, field.desk.origins)
  return { indicator: placedMap({ ratio_query: query }, field, field.desk.origins), groupBy: null }
}

/** A query as a value of our language. */
export function queryText({ text, field }: ForeignQuery): Placed {
  return placed(literalText(text.trim()), field)
}

/** A list of labels as `group_by`. */
export function groupByOf(labels: readonly string[], field: ForeignField): Placed {
  return placedList(
    labels.map((label) => placed(label, field)),
    field,
    field.desk.origins,
  )
}

/** An indicator that is a query for the share of bad events. */
export function errorRatioIndicator(query: ForeignQuery): ConvertedIndicator {
  const { field } = query
  const inner = placedMap({ error_ratio: queryText(query) }, field, field.desk.origins)
  return { indicator: placedMap({ ratio_query: inner }, field, field.desk.origins), groupBy: null }
}
