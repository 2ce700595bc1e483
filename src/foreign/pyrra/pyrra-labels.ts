import { parseSelector } from '../../promql/selector.js'
import { RESERVED_LABELS } from '../../shared/fields.js'
import { placed } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import type { Texts } from '../service-part.js'

/** Where an indicator names the metric of all its events. */
const METRICS = [['ratio', 'total'], ['latency', 'total'], ['latencyNative', 'total'], ['bool_gauge']] as const

/** Equality matchers of the metric of all events: Pyrra's recorded series have them as labels, hence its alerts. */
export function matcherLabels(spec: ForeignField): Texts {
  const all = spec.take('indicator')
  const found = METRICS.map(([kind, ...path]) => ({
    grouping: all.take(kind).take('grouping'),
    metric: path.reduce((field, key) => field.take(key), all.take(kind)).take('metric'),
  })).find(({ metric }) => metric.given)
  if (found === undefined) return {}
  const { metric, grouping } = found
  const groups = Array.isArray(grouping.value) ? grouping.items().map(({ typed }) => typed) : []
  const matchers = parseSelector(metric.typed)?.matchers ?? []
  return Object.fromEntries(
    matchers
      .filter(({ operator, label, value }) => operator === '=' && value !== '' && !groups.includes(label))
      .map(({ label, value }) => [RESERVED_LABELS.has(label) ? `original_${label}` : label, placed(value, metric)]),
  )
}
