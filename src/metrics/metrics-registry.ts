import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { MetricDefinition, MetricSample } from '../shared/metric.js'
import type { Meter } from './meter.js'

export type MetricsFormat = 'prometheus' | 'openmetrics'

export interface Exposition {
  readonly contentType: string
  readonly body: string
}

/** All metrics of one process. */
export interface MetricsRegistry extends Meter {
  /** Takes the samples of all gauges from memory and writes everything down. */
  readonly render: (format: MetricsFormat) => Promise<Exposition>
}

type Metric = Gauge | Counter | Histogram

function createMetric(definition: MetricDefinition, registry: Registry): Metric {
  const { name, help, labels, buckets } = definition
  const options = { name, help, labelNames: [...labels], registers: [registry] }
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

function fillGauges(
  definitions: readonly MetricDefinition[],
  find: (name: string) => Metric,
  samples: readonly MetricSample[],
): void {
  for (const { name, labels } of definitions) {
    const metric = find(name)
    if (isGauge(metric)) empty(metric, labels)
  }
  for (const { name, labels, value } of samples) {
    const metric = find(name)
    if (isGauge(metric)) metric.set(labels, value)
  }
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
  const metrics = new Map(definitions.map((definition) => [definition.name, createMetric(definition, registry)]))
  const find = (name: string): Metric => {
    const metric = metrics.get(name)
    if (metric === undefined) throw wrongName(name)
    return metric
  }
  // One at a time: the client's format and names are state of the registry.
  let last: Promise<unknown> = Promise.resolve()
  return {
    count(name, labels) {
      const metric = find(name)
      if (metric instanceof Counter) metric.inc(labels)
    },
    observe(name, labels, seconds) {
      const metric = find(name)
      if (metric instanceof Histogram) metric.observe(labels, seconds)
    },
    render(format) {
      const exposition = last.then(() => {
        fillGauges(definitions, find, samples())
        return renderAs(registry, format)
      })
      last = exposition.catch(() => undefined)
      return exposition
    },
  }
}
