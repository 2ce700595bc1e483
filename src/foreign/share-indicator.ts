import { outputLabels } from '../promql/output-labels.js'
import { parseQuery, sourceOf } from '../promql/query-tree.js'
import { isCount, readQuotient, type Quotient } from '../promql/quotient.js'
import { windowSteps } from '../promql/window-steps.js'
import { placedMap } from './build.js'
import type { ConvertedIndicator, ForeignQuery } from './converted-indicator.js'
import { queryText } from './counted-queries.js'
import { eventsIndicator } from './events-indicator.js'
import { groupByOf, labelsOf, renamed } from './group-labels.js'

/**
 * An indicator that is a query for the share of bad events. A quotient of counts is taken apart into events, because the mean of its minutes is not the
 * share over their sum; of anything else the mean is taken, which is said. `null`, and said, where it counts at two rates.
 */
export function shareIndicator(query: ForeignQuery): ConvertedIndicator | null {
  const { text, field } = query
  const quotient = readQuotient(parseQuery(text))
  const reason = quotient === null ? 'it is no quotient of two counts' : reasonAgainst(quotient)
  if (quotient !== null && reason === null) return apart(query, quotient)
  if (reason === TWO_RATES) {
    field.refuse(reason, 'write the same step into both: [{{.window}}:1m]')
    return null
  }
  field.changed(`the mean over time, each minute alike, not weighted by events: ${String(reason)}`)
  return errorRatioIndicator(query)
}

const TWO_RATES = 'a subquery with a step of its own beside a plain range counts at another rate'

/** `null`: it can be taken apart. */
function reasonAgainst({ part, whole }: Quotient): string | null {
  if (windowSteps(sourceOf(part)) !== windowSteps(sourceOf(whole))) return TWO_RATES
  if (!isCount(part) || !isCount(whole)) return 'what it divides is no sum of what is counted over the window'
  const [above, below] = [part, whole].map((one) => JSON.stringify(outputLabels(one)))
  return above === below ? null : 'its two sides are divided by other labels'
}

function apart({ field }: ForeignQuery, quotient: Quotient): ConvertedIndicator {
  const [counted, total] = [quotient.part, quotient.whole].map((one) => ({ text: sourceOf(one), field }))
  const nothing = { text: '', field }
  return eventsIndicator({
    role: quotient.isRest ? 'good' : 'bad',
    counted: counted ?? nothing,
    total: total ?? nothing,
  })
}

/** An indicator that is a query for the share of bad events, which is averaged over time. */
export function errorRatioIndicator(query: ForeignQuery): ConvertedIndicator {
  const { field, text } = query
  const labels = labelsOf(query)
  const inner = placedMap({ error_ratio: queryText({ field, text: renamed(text, labels) }) }, field, field.desk.origins)
  return { indicator: placedMap({ ratio_query: inner }, field, field.desk.origins), groupBy: groupByOf(labels, field) }
}
