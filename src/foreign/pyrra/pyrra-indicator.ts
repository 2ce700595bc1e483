import { WINDOW } from '../../promql/query-tree.js'
import { parseSelector, type Selector } from '../../promql/selector.js'
import { parseDuration } from '../../shared/duration.js'
import { placed, placedMap, type Placed } from '../build.js'
import type { ConvertedIndicator } from '../converted-indicator.js'
import { countedQueries } from '../counted-queries.js'
import { selectorIndicator } from '../events-indicator.js'
import { groupByOf, isTaken } from '../group-labels.js'
import type { ForeignField } from '../foreign-field.js'
import { literalText } from '../literal-text.js'
import { takeOne } from '../take-one.js'

const KINDS = ['ratio', 'latency', 'latencyNative', 'bool_gauge'] as const

/** What an SLO of Pyrra measures; `null`, and said, where that is nothing we can read. */
export function convertPyrraIndicator(spec: ForeignField): ConvertedIndicator | null {
  const all = spec.need('indicator', { message: 'expected what is measured', hint: 'add `indicator: {ratio: …}`' })
  const one = takeOne(all, KINDS)
  if (one === null) return null
  const grouping = one.field.take('grouping')
  const labels = grouping.items().flatMap((label) => label.text() ?? [])
  const indicator = READERS[one.kind](one.field)
  if (indicator === null) return null
  if (labels.some(isTaken)) return groupedQueries[one.kind](one.field, labels)
  return { indicator, groupBy: groupByOf(labels, grouping) }
}

/** Labels that our rules set themselves must be renamed in the queries, which selectors cannot say. */
type Grouped = (field: ForeignField, labels: readonly string[]) => ConvertedIndicator | null

const groupedQueries: Record<(typeof KINDS)[number], Grouped> = {
  ratio: (field, labels) => sums(field, { role: 'bad', key: 'errors' }, labels),
  latency: (field, labels) => sums(field, { role: 'good', key: 'success' }, labels),
  latencyNative: (field, labels) => {
    const sum = `sum by (${labels.join(', ')}) (rate(${field.take('total').take('metric').typed.trim()}[${WINDOW}]))`
    const seconds = parseDuration(field.take('latency').typed) ?? 0
    const good = `histogram_fraction(-Inf, ${seconds}, ${sum}) * histogram_count(${sum})`
    return countedQueries({
      role: 'good',
      counted: { text: good, field },
      total: { text: `histogram_count(${sum})`, field },
    })
  },
  bool_gauge: (field, labels) => {
    const over = (name: string) =>
      `sum by (${labels.join(', ')}) (${name}(${field.take('metric').typed.trim()}[${WINDOW}]))`
    return countedQueries({
      role: 'good',
      counted: { text: over('sum_over_time'), field },
      total: { text: over('count_over_time'), field },
    })
  },
}

function sums(
  field: ForeignField,
  { role, key }: { readonly role: 'bad' | 'good'; readonly key: string },
  labels: readonly string[],
): ConvertedIndicator {
  const query = (container: ForeignField) => {
    const metric = container.take('metric')
    return { text: `sum by (${labels.join(', ')}) (rate(${metric.typed.trim()}[${WINDOW}]))`, field: metric }
  }
  return countedQueries({ role, counted: query(field.take(key)), total: query(field.take('total')) })
}

const READERS: Record<(typeof KINDS)[number], (field: ForeignField) => Placed | null> = {
  ratio: (field) => convertCounts(field, { role: 'bad', counted: 'errors' }),
  latency: (field) => convertCounts(field, { role: 'good', counted: 'success' }),
  latencyNative: convertNative,
  bool_gauge: convertGauge,
}

function convertCounts(
  field: ForeignField,
  { role, counted }: { role: 'bad' | 'good'; counted: 'errors' | 'success' },
): Placed | null {
  const [some, total] = [metricUnder(field, counted), metricUnder(field, 'total')]
  if (some === null || total === null) return null
  const selectors = { role, counted: some.selector, total: total.selector }
  return selectorIndicator(selectors, { counted: some.field, total: total.field })
}

function convertNative(field: ForeignField): Placed | null {
  const total = metricUnder(field, 'total')
  const latency = field.need('latency', { message: 'expected a duration', hint: 'add `latency: 500ms`' })
  latency.read()
  if (total === null || !latency.given) return null
  return wrap('latency', { histogram: textOf(total), below: latency, native: placed(true, field) }, field)
}

function convertGauge(field: ForeignField): Placed | null {
  const metric = metricOf(field)
  return metric === null ? null : wrap('probe', { metric: textOf(metric), aggregate: placed('each', field) }, field)
}

interface Metric {
  readonly selector: Selector
  readonly field: ForeignField
}

function metricUnder(container: ForeignField, key: string): Metric | null {
  return metricOf(container.need(key, { message: 'expected a map with a metric', hint: `add \`${key}: {metric: …}\`` }))
}

function metricOf(container: ForeignField): Metric | null {
  const hint = 'add `metric: requests_total{job="api"}`'
  const field = container.need('metric', { message: 'expected a selector', hint })
  const selector = parseSelector(field.text() ?? '')
  if (selector !== null && selector.metric !== null) return { selector, field }
  field.refuse('expected a plain selector that names its metric')
  return null
}

function textOf({ field }: Metric): Placed {
  return placed(literalText(field.typed.trim()), field)
}

function wrap(kind: string, entries: Parameters<typeof placedMap>[0], field: ForeignField): Placed {
  const { origins } = field.desk
  return placedMap({ [kind]: placedMap(entries, field, origins) }, field, origins)
}
