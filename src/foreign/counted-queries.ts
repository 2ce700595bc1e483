import { isCount } from '../promql/quotient.js'
import { parseQuery } from '../promql/query-tree.js'
import { placed, placedMap, type Placed } from './build.js'
import type { ConvertedIndicator, EventQueries, ForeignQuery } from './converted-indicator.js'
import { groupByOf, labelsOf, renamed } from './group-labels.js'
import { literalText } from './literal-text.js'

/** Two counting queries as they are, divided by the labels of their results. */
export function countedQueries({ role, counted, total }: EventQueries): ConvertedIndicator {
  const { field } = counted
  const labels = commonLabels(counted, total)
  for (const query of [counted, total]) reportBends(query)
  const text = (query: ForeignQuery) => queryText({ ...query, text: renamed(query.text, labels) })
  const query = placedMap({ [role]: text(counted), total: text(total) }, field, field.desk.origins)
  return {
    indicator: placedMap({ ratio_query: query }, field, field.desk.origins),
    groupBy: groupByOf(labels, total.field),
  }
}

/** What differs in its labels never meets in a quotient. */
function commonLabels(counted: ForeignQuery, total: ForeignQuery): readonly string[] {
  const [some, all] = [labelsOf(counted), labelsOf(total)]
  if (some.join() === all.join()) return all
  const name = (labels: readonly string[]) => (labels.length === 0 ? 'no label' : labels.join(', '))
  const message = `divided by ${name(some)}, and all events by ${name(all)}: a quotient of them is empty`
  counted.field.lost(message, 'name the same labels in both')
  return some.filter((label) => all.includes(label))
}

/** Minutes of a sum add up to the sum over a window; those of anything else do not. */
function reportBends({ text, field }: ForeignQuery): void {
  if (isCount(parseQuery(text))) return
  field.changed('worked out minute by minute and then added up: it is no sum of what is counted')
}

/** A query as a value of our language. */
export function queryText({ text, field }: ForeignQuery): Placed {
  return placed(literalText(text.trim()), field)
}
