import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { MetricDefinition, MetricSample } from '../shared/metric.js'
import type { Meter } from '../shared/meter.js'

export type MetricsFormat = 'prometheus' | 'openmetrics'

export interface Exposition {
  readonly contentType: string
  readonly body: string
}

/** All metrics of one process. */
export interface MetricsRegistry extends Meter<string> {
  /** Takes the samples of all gauges from memory and writes everything down. */
  readonly render: (format: MetricsFormat) => Promise<Exposition>
}

type Metric = Gauge | Counter | Histogram

function createMetric(definition: MetricDefinition, registry: Registry, further: readonly string[] = []): Metric {
  const { name, help, labels, buckets } = definition
  const options = { name, help, labelNames: [...labels, ...further], registers: [registry] }
  if (definition.type === 'gauge') return new Gauge(options)
  if (definition.type === 'counter') return new Counter(options)
  return new Histogram(buckets === undefined ? options : { ...options, buckets: [...buckets] })
}

function isGauge(metric: Metric): metric is Gauge {
  return metric instanceof Gauge
}

/** A gauge with nothing in it: `reset` alone would leave a 0 where there are no labels. */
function empty(gauge: Gauge, labels: readonly string[]): void {
  gauge.reset()
  if (labels.length === 0) gauge.remove()
}

function wrongName(name: string): Error {
  return new Error(`no such metric: ${name}`)
}

/** In OpenMetrics the client strips `_total` off counters for good; later text expositions need their names back. */
async function renderAs(registry: Registry, format: MetricsFormat): Promise<Exposition> {
  const named = registry.getMetricsAsArray().map((metric) => ({ metric, name: metric.name }))
  const contentType = format === 'openmetrics' ? Registry.OPENMETRICS_CONTENT_TYPE : Registry.PROMETHEUS_CONTENT_TYPE
  const switchable = registry as unknown as { setContentType(type: string): void }
  switchable.setContentType(contentType)
  try {
    return { contentType, body: await registry.metrics() }
  } finally {
    named.forEach(({ metric, name }) => Object.assign(metric, { name }))
  }
}

/** The metrics of a process by name. */
interface MetricBook {
  readonly find: (name: string) => Metric
  /** Makes room for labels that a gauge did not have yet: the client fixes them when it is made. */
  readonly widen: (definition: MetricDefinition, further: readonly string[]) => void
}

function createBook(definitions: readonly MetricDefinition[], registry: Registry): MetricBook {
  const metrics = new Map(definitions.map((definition) => [definition.name, createMetric(definition, registry)]))
  const widened = new Map<string, string>()
  return {
    find(name) {
      const metric = metrics.get(name)
      if (metric === undefined) throw wrongName(name)
      return metric
    },
    widen(definition, further) {
      const { name } = definition
      if (widened.get(name) === further.join()) return
      registry.removeSingleMetric(name)
      metrics.set(name, createMetric(definition, registry, further))
      widened.set(name, further.join())
    },
  }
}

function fillGauges(
  definitions: readonly MetricDefinition[],
  { find, widen }: MetricBook,
  samples: readonly MetricSample[],
): void {
  const open = definitions.filter(({ furtherLabels: words }) => words !== undefined)
  for (const [definition, further] of furtherLabels(open, samples)) widen(definition, further)
  for (const { name, labels } of definitions) {
    const metric = find(name)
    if (isGauge(metric)) empty(metric, labels)
  }
  for (const { name, labels, value } of samples) {
    const metric = find(name)
    if (isGauge(metric)) metric.set(labels, value)
  }
}

/** Labels of samples that their definitions do not name; only of definitions that have such. */
function furtherLabels(
  definitions: readonly MetricDefinition[],
  samples: readonly MetricSample[],
): ReadonlyMap<MetricDefinition, readonly string[]> {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]))
  const found = new Map<MetricDefinition, Set<string>>()
  for (const sample of samples) {
    const definition = byName.get(sample.name)
    if (definition === undefined) continue
    for (const label in sample.labels) {
      if (definition.labels.includes(label)) continue
      found.set(definition, (found.get(definition) ?? new Set()).add(label))
    }
  }
  return new Map([...found].map(([definition, labels]) => [definition, [...labels].toSorted()]))
}

/**
 * The registry over prom-client.
 *
 * @param samples asked at each scrape; answers from memory
 */
export function createMetricsRegistry(
  definitions: readonly MetricDefinition[],
  samples: () => readonly MetricSample[],
): MetricsRegistry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const book = createBook(definitions, registry)
  // One at a time: the client's format and names are state of the registry.
  let last: Promise<unknown> = Promise.resolve()
  return {
    count(name, labels, by = 1) {
      const metric = book.find(name)
      if (metric instanceof Counter) metric.inc(labels, by)
    },
    observe(name, labels, seconds) {
      const metric = book.find(name)
      if (metric instanceof Histogram) metric.observe(labels, seconds)
    },
    render(format) {
      const exposition = last.then(() => {
        fillGauges(definitions, book, samples())
        return renderAs(registry, format)
      })
      last = exposition.catch(() => undefined)
      return exposition
    },
  }
}
