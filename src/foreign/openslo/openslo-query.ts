import { promqlError } from '../../promql/promql-error.js'
import { hasRange, overWindow, withRange } from '../../promql/query-ranges.js'
import { parseQuery, WINDOW } from '../../promql/query-tree.js'
import type { ForeignQuery } from '../converted-indicator.js'
import type { ForeignField } from '../foreign-field.js'
import { fillWindowTemplate } from '../window-template.js'

/** Reads a query as PromQL; `null`, and said, when it is none. */
export function readQuery(field: ForeignField): ForeignQuery | null {
  const text = field.text()
  if (text === null) return null
  const query = fillWindowTemplate(text.trim())
  const error = promqlError(query.replaceAll(WINDOW, '1m'))
  if (error !== null) field.refuse(error, 'queries are read as PromQL')
  return error === null ? { text: query, field } : null
}

/**
 * A query that counts, over `$window`. OpenSLO has no placeholder for it: a fixed range gives way to it, bare series are summed over it.
 *
 * @param counter whether bare series only ever grow; `null`: nobody says
 */
export function readCountingQuery(field: ForeignField, counter: boolean | null): ForeignQuery | null {
  const query = readQuery(field)
  if (query === null || query.text.includes(WINDOW)) return query
  if (hasRange(query.text)) return overOurRange(query)
  return counter === null ? refuseUnknown(field) : overBareSeries(query, counter)
}

function overOurRange({ text, field }: ForeignQuery): ForeignQuery {
  field.changed('its range becomes $window: Plimsoll fills in what the events of a minute need')
  return { text: withRange(text, WINDOW), field }
}

function refuseUnknown(field: ForeignField): null {
  const hint = 'add `counter: true` under ratioMetric, or `counter: false` for a gauge'
  field.refuse('expected a range such as [5m], or to be told whether these series are counters', hint)
  return null
}

function overBareSeries({ text, field }: ForeignQuery, counter: boolean): ForeignQuery | null {
  const summed = parseQuery(text).node.name === 'VectorSelector' ? `sum(${text})` : text
  const query = overWindow(summed, counter ? 'rate' : 'avg_over_time')
  if (query === null) {
    const message = 'expected sums of series, added or subtracted: of anything else the window cannot be known'
    field.refuse(message, 'write the range yourself, as in sum(rate(requests_total[5m]))')
    return null
  }
  const reason = counter ? 'counters starts anew at each restart' : 'gauges is one instant'
  field.changed(`becomes ${query}: a bare sum of ${reason}`)
  return { text: query, field }
}

/** A query for a share, over `$window`; one without any range is averaged over it. */
export function readShareQuery(field: ForeignField): ForeignQuery | null {
  const query = readQuery(field)
  if (query === null || query.text.includes(WINDOW)) return query
  if (hasRange(query.text)) return overOurRange(query)
  const text = `avg_over_time((${query.text})[${WINDOW}:])`
  field.changed(`becomes ${text}: its mean over the window`)
  return { text, field }
}
