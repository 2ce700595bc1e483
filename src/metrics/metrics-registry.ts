import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { MetricDefinition } from '../shared/metric.js'
import type { Meter } from '../shared/meter.js'
import { createMetric, wrongName, type Metric } from './create-metric.js'
import { createGaugeTexts, type Portions } from './gauge-texts.js'

export type MetricsFormat = 'prometheus' | 'openmetrics'

export interface Exposition {
  readonly contentType: string
  /** UTF-8, in pieces. */
  readonly body: readonly Buffer[]
}

/** All metrics of one process. */
export interface MetricsRegistry extends Meter<string> {
  /** Takes the samples of all gauges from memory and writes everything down. */
  readonly render: (format: MetricsFormat) => Promise<Exposition>
}

const FORMATS = {
  prometheus: { contentType: Registry.PROMETHEUS_CONTENT_TYPE, between: Buffer.from('\n\n') },
  // Which knows no empty lines.
  openmetrics: { contentType: Registry.OPENMETRICS_CONTENT_TYPE, between: Buffer.from('\n') },
} as const

/** In OpenMetrics the client strips `_total` off counters for good; later text expositions need their names back. */
async function renderAs(registry: Registry, contentType: string): Promise<string> {
  const named = registry.getMetricsAsArray().map((metric) => ({ metric, name: metric.name }))
  const switchable = registry as unknown as { setContentType(type: string): void }
  switchable.setContentType(contentType)
  try {
    return await registry.metrics()
  } finally {
    named.forEach(({ metric, name }) => Object.assign(metric, { name }))
  }
}

/**
 * The registry over prom-client. Gauges are thousands of series that change once in a cycle, and are written down when they do; counters,
 * histograms and what the client knows of the process are few, and written at each scrape.
 *
 * @param samples asked at each scrape; answers from memory
 */
export function createMetricsRegistry(
  definitions: readonly MetricDefinition[],
  samples: () => Portions,
): MetricsRegistry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauges = createGaugeTexts(definitions.filter(({ type }) => type === 'gauge'))
  const counted = definitions.filter(({ type }) => type !== 'gauge')
  const metrics = new Map(counted.map((definition) => [definition.name, createMetric(definition, registry)]))
  const find = (name: string): Metric => {
    const metric = metrics.get(name)
    if (metric === undefined) throw wrongName(name)
    return metric
  }
  // One at a time: the client's format and names are state of the registry.
  let last: Promise<unknown> = Promise.resolve()
  return {
    count(name, labels, by = 1) {
      const metric = find(name)
      if (metric instanceof Counter) metric.inc(labels, by)
    },
    observe(name, labels, seconds) {
      const metric = find(name)
      if (metric instanceof Histogram) metric.observe(labels, seconds)
    },
    render(format) {
      const { contentType, between } = FORMATS[format]
      const exposition = last.then(async () => {
        await gauges.update(samples())
        const rest = Buffer.from(await renderAs(registry, contentType))
        return { contentType, body: [...gauges.written().flatMap((gauge) => [gauge, between]), rest] }
      })
      last = exposition.catch(() => undefined)
      return exposition
    },
  }
}
