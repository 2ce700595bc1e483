import { readEventSum, type EventSum } from '../promql/event-sum.js'
import { parseQuery, readOperation, WINDOW, type QueryNode } from '../promql/query-tree.js'
import { renderSelector, type Selector } from '../promql/selector.js'
import { withoutFill } from '../promql/without-fill.js'
import { placed, placedMap, type Placed } from './build.js'
import { countedQueries } from './counted-queries.js'
import type { ConvertedIndicator, EventQueries } from './converted-indicator.js'
import type { ForeignField } from './foreign-field.js'
import { groupByOf, isTaken } from './group-labels.js'
import { latencyOf } from './histogram.js'
import { literalText } from './literal-text.js'

/** Writes two counting queries as the plainest indicator that measures the same: selectors where they suffice, else the queries. */
export function eventsIndicator({ role, counted, total }: EventQueries): ConvertedIndicator {
  const all = readEventSum(parseQuery(total.text))
  const some = all === null ? null : countedOf(parseQuery(counted.text), { role, all })
  if (all === null || some === null || all.by.some(isTaken)) return countedQueries({ role, counted, total })
  const fields = { counted: counted.field, total: total.field }
  return {
    indicator: selectorIndicator({ role: some.role, counted: some.selector, total: all.selector }, fields),
    groupBy: groupByOf(all.by, total.field),
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
  const rest = restOf(withoutFill(query), all)
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
  const text = (selector: Selector, field: ForeignField) => placed(literalText(renderSelector(selector)), field)
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
